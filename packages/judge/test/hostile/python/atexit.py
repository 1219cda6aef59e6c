# Tries: leaves work for the end of the process
# Expect: returned
import atexit


def attack():
    @atexit.register
    def later():
        while True:
            pass

    return 1
