# Tries: returns a small value that is huge when written out
# Expect: output-limit
def attack():
    value = []
    for _ in range(100):
        value = [value, value]
    return value
