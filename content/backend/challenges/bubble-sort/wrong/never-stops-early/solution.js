function bubbleSort(numbers) {
  for (let end = numbers.length - 1; end > 0; end -= 1) {
    let swapped = false;
    for (let at = 0; at < end; at += 1) {
      if (numbers[at] > numbers[at + 1]) {
        [numbers[at], numbers[at + 1]] = [numbers[at + 1], numbers[at]];
        swapped = true;
      }
    }
  }
}
