# Tries: closes the pipe on which the harness reports
# Expect: crashed|time-limit
import os
import time


def attack():
    os.close(3)
    time.sleep(60)
