function bubbleSort(numbers) {
  for (let start = 0; start < numbers.length; start += 1) {
    let smallest = start;
    for (let at = start + 1; at < numbers.length; at += 1) {
      if (numbers[at] < numbers[smallest]) smallest = at;
    }
    if (smallest !== start) {
      [numbers[start], numbers[smallest]] = [numbers[smallest], numbers[start]];
    }
  }
}
