def bubble_sort(numbers):
    return sorted(numbers)
