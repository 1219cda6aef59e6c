function mergeSorted(first, second) {
  return [...new Set([...first, ...second])].sort((a, b) => a - b);
}
