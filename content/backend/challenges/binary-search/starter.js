function binarySearch(numbers, target) {}
