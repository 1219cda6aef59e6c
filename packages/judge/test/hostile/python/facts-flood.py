# Tries: floods the pipe on which the harness reports
# Expect: output-limit|crashed|time-limit
import os


def attack():
    while True:
        os.write(3, b'x' * 65536)
