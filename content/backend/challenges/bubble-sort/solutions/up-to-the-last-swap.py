def bubble_sort(numbers):
    end = len(numbers) - 1
    while end > 0:
        last_swap = 0
        for at in range(end):
            left, right = numbers[at], numbers[at + 1]
            if right < left:
                numbers[at] = right
                numbers[at + 1] = left
                last_swap = at
        end = last_swap
