function bubbleSort(numbers) {
  for (let at = 0; at < numbers.length - 1; at += 1) {
    if (numbers[at] > numbers[at + 1]) {
      [numbers[at], numbers[at + 1]] = [numbers[at + 1], numbers[at]];
    }
  }
}
