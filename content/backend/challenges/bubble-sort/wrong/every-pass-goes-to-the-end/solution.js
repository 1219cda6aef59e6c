function bubbleSort(numbers) {
  let swapped = true;
  while (swapped) {
    swapped = false;
    for (let at = 0; at < numbers.length - 1; at += 1) {
      if (numbers[at] > numbers[at + 1]) {
        [numbers[at], numbers[at + 1]] = [numbers[at + 1], numbers[at]];
        swapped = true;
      }
    }
  }
}
