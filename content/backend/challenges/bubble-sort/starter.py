def bubble_sort(numbers):
    pass
