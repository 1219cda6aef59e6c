# Tries: ends with the status that means out of memory
# Expect: memory-limit
import os


def attack():
    os._exit(86)
