# Tries: sleeps past the limit without using the processor
# Expect: time-limit
import time


def attack():
    time.sleep(60)
