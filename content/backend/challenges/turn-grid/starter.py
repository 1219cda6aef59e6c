def turn_right(grid):
    pass
