# Tries: sets the limits of the process that watches it
# Expect: returned contained
import os, resource


def attack():
    try:
        resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (0, 0))
    except (OSError, PermissionError, ValueError):
        return 'contained'
