def merge_sorted(first, second):
    merged = []
    for at in range(max(len(first), len(second))):
        merged += first[at:at + 1] + second[at:at + 1]
    return merged
