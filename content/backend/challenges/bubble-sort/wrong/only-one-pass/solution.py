def bubble_sort(numbers):
    for at in range(len(numbers) - 1):
        if numbers[at] > numbers[at + 1]:
            numbers[at], numbers[at + 1] = numbers[at + 1], numbers[at]
