# Tries: signals every process it may
# Expect: returned contained
import os, signal


def attack():
    try:
        os.kill(-1, signal.SIGKILL)
    except OSError:
        return 'contained'
