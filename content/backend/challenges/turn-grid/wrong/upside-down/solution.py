def turn_right(grid):
    return [row[::-1] for row in grid[::-1]]
