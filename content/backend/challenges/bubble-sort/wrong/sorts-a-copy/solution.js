function bubbleSort(numbers) {
  return [...numbers].sort((a, b) => a - b);
}
