# Tries: returns a generator that never ends
# Expect: not-plain
import itertools


def attack():
    return itertools.count()
