def binary_search(numbers, target):
    pass
