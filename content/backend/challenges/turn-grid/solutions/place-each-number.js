function turnRight(grid) {
  const turned = (grid[0] ?? []).map(() => []);
  for (const row of grid) {
    row.forEach((number, column) => turned[column].unshift(number));
  }
  return turned;
}
