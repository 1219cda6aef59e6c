def bubble_sort(numbers):
    for end in range(len(numbers) - 1, 0, -1):
        swapped = False
        for at in range(end):
            if numbers[at] > numbers[at + 1]:
                numbers[at], numbers[at + 1] = numbers[at + 1], numbers[at]
                swapped = True
