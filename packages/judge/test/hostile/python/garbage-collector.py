# Tries: does its mischief when it is collected
# Expect: returned
import os


class Late:
    def __del__(self):
        try:
            os.fork()
        except OSError:
            pass


def attack():
    Late()
    return 1
