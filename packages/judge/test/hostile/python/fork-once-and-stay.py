# Tries: leaves a daemon behind by forking twice
# Expect: returned contained
import os


def attack():
    try:
        if os.fork() == 0:
            os.setsid()
            os.fork()
            while True:
                pass
    except OSError:
        return 'contained'
