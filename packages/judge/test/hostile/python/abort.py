# Tries: aborts
# Expect: crashed
import os


def attack():
    os.abort()
