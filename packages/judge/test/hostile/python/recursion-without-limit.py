# Tries: calls itself for ever after lifting the recursion limit
# Expect: memory-limit|crashed|time-limit|raised
import sys


def attack():
    sys.setrecursionlimit(10**9)
    return deeper(0)


def deeper(n):
    return deeper(n + 1) + 1
