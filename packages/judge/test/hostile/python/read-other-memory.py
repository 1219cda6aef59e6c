# Tries: opens the memory of its parent
# Expect: returned contained
import os


def attack():
    try:
        return open(f'/proc/{os.getppid()}/mem', 'rb').read(1)
    except OSError:
        return 'contained'
