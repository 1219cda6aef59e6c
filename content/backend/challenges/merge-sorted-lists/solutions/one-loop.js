function mergeSorted(first, second) {
  const merged = [];
  let a = 0;
  for (const number of second) {
    while (a < first.length && first[a] < number) {
      merged.push(first[a]);
      a += 1;
    }
    merged.push(number);
  }
  return merged.concat(first.slice(a));
}
