# Tries: writes to descriptor 1 past the stream
# Expect: time-limit
import os


def attack():
    while True:
        os.write(1, b'x' * 65536)
