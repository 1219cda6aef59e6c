function bubbleSort(numbers) {
  let end = numbers.length - 1;
  while (end > 0) {
    let lastSwap = 0;
    for (let at = 0; at < end; at += 1) {
      const left = numbers[at];
      const right = numbers[at + 1];
      if (right < left) {
        numbers[at] = right;
        numbers[at + 1] = left;
        lastSwap = at;
      }
    }
    end = lastSwap;
  }
}
