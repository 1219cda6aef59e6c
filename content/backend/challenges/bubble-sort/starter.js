function bubbleSort(numbers) {}
