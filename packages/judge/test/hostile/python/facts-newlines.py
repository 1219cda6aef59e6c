# Tries: writes empty lines into the report so that the clock starts anew
# Expect: crashed|output-limit|time-limit
import os


def attack():
    while True:
        os.write(3, b'\n')
