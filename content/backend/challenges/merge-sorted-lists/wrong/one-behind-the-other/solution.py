def merge_sorted(first, second):
    return first + second
