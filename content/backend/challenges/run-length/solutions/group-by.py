from itertools import groupby


def runs(text):
    return [[letter, len(list(group))] for letter, group in groupby(text)]
