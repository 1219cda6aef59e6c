# Tries: returns a value far beyond the output limit
# Expect: output-limit
def attack():
    return [0] * 10_000_000
