# Tries: loops for ever
# Expect: time-limit
def attack():
    while True:
        pass
