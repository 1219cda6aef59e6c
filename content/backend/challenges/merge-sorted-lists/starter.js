function mergeSorted(first, second) {}
