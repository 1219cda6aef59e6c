# Tries: opens files without end
# Expect: returned contained
import os


def attack():
    try:
        while True:
            os.open('/usr', os.O_RDONLY)
    except OSError:
        return 'contained'
