function mergeSorted(first, second) {
  const merged = [];
  for (let at = 0; at < Math.max(first.length, second.length); at += 1) {
    merged.push(...first.slice(at, at + 1), ...second.slice(at, at + 1));
  }
  return merged;
}
