def binary_search(numbers, target):
    for at in range(len(numbers)):
        if numbers[at] == target:
            return at
    return -1
