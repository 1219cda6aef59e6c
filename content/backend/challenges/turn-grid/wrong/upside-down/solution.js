function turnRight(grid) {
  return grid.map((row) => [...row].reverse()).reverse();
}
