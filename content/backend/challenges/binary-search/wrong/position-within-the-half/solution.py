def binary_search(numbers, target):
    if not numbers:
        return -1
    middle = len(numbers) // 2
    if numbers[middle] == target:
        return middle
    if numbers[middle] < target:
        return binary_search(numbers[middle + 1:], target)
    return binary_search(numbers[:middle], target)
