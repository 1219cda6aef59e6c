from heapq import merge


def merge_sorted(first, second):
    return list(merge(first, second))
