# Tries: runs a command by system(3)
# Expect: returned contained
import os


def attack():
    return 'contained' if os.system('true') != 0 else 'a command ran'
