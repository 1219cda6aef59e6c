# Tries: kills the process that watches it
# Expect: returned contained
import os, signal


def attack():
    try:
        os.kill(os.getppid(), signal.SIGKILL)
    except OSError:
        return 'contained'
