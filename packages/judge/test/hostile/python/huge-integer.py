# Tries: computes an integer of a billion digits in C
# Expect: time-limit|memory-limit
def attack():
    return 10 ** (10 ** 9)
