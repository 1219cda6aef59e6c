function binarySearch(numbers, target) {
  if (numbers.length === 0) return -1;
  const middle = Math.floor(numbers.length / 2);
  if (numbers[middle] === target) return middle;
  if (numbers[middle] < target) return binarySearch(numbers.slice(middle + 1), target);
  return binarySearch(numbers.slice(0, middle), target);
}
