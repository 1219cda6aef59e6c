def bubble_sort(numbers):
    swapped = True
    while swapped:
        swapped = False
        for at in range(len(numbers) - 1):
            if numbers[at] > numbers[at + 1]:
                numbers[at], numbers[at + 1] = numbers[at + 1], numbers[at]
                swapped = True
