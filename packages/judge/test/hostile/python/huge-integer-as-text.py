# Tries: makes the judge print a huge integer
# Expect: output-limit
def attack():
    return 1 << 3_000_000
