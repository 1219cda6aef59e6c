# Tries: becomes another program
# Expect: returned contained
import os


def attack():
    try:
        os.execv('/usr/bin/id', ['id'])
    except OSError:
        return 'contained'
