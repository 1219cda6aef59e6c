def bubble_sort(numbers):
    for start in range(len(numbers)):
        smallest = start
        for at in range(start + 1, len(numbers)):
            if numbers[at] < numbers[smallest]:
                smallest = at
        if smallest != start:
            numbers[start], numbers[smallest] = numbers[smallest], numbers[start]
