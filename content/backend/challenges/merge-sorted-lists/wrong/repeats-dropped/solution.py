def merge_sorted(first, second):
    return sorted(set(first + second))
