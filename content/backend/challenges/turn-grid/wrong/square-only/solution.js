function turnRight(grid) {
  if (grid.length === 0) {
    return [];
  }
  const turned = [];
  for (let column = 0; column < grid.length; column += 1) {
    const row = [];
    for (let at = grid.length - 1; at >= 0; at -= 1) {
      row.push(grid[at][column]);
    }
    turned.push(row);
  }
  return turned;
}
