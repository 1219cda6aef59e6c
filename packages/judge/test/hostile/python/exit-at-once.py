# Tries: ends the process under the harness
# Expect: crashed
import os


def attack():
    os._exit(0)
