# Tries: starts processes without end
# Expect: returned contained
import os


def attack():
    try:
        while True:
            os.fork()
    except OSError:
        return 'contained'
