from bisect import bisect_left


def binary_search(numbers, target):
    at = bisect_left(numbers, target)
    return at if at < len(numbers) and numbers[at] == target else -1
