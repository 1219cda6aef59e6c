function mergeSorted(first, second) {
  return [...first, ...second];
}
