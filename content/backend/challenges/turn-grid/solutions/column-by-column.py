def turn_right(grid):
    if not grid:
        return []
    turned = []
    for column in range(len(grid[0])):
        row = []
        for at in range(len(grid) - 1, -1, -1):
            row.append(grid[at][column])
        turned.append(row)
    return turned
