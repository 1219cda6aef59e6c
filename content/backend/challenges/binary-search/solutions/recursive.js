function binarySearch(numbers, target) {
  return searchBetween(numbers, target, 0, numbers.length);
}

function searchBetween(numbers, target, low, high) {
  if (low === high) return -1;
  const middle = (low + high) >> 1;
  if (numbers[middle] > target) return searchBetween(numbers, target, low, middle);
  if (numbers[middle] < target) return searchBetween(numbers, target, middle + 1, high);
  return middle;
}
