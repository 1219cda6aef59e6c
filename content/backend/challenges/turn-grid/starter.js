function turnRight(grid) {}
