# Tries: makes a file in memory to run it
# Expect: returned contained
import os


def attack():
    try:
        return os.memfd_create('program')
    except OSError:
        return 'contained'
