function binarySearch(numbers, target) {
  for (let at = 0; at < numbers.length; at += 1) {
    if (numbers[at] === target) return at;
  }
  return -1;
}
