def merge_sorted(first, second):
    pass
