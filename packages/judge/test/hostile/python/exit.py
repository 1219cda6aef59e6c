# Tries: ends the process by exit
# Expect: crashed
import sys


def attack():
    sys.exit(0)
