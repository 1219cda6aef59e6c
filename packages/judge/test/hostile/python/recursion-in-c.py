# Tries: overflows the stack of the interpreter itself
# Expect: crashed|memory-limit|raised|time-limit
import sys


def attack():
    sys.setrecursionlimit(10**9)
    nested = []
    for _ in range(1_000_000):
        nested = [nested]
    return repr(nested)
