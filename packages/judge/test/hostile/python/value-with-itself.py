# Tries: returns a list that contains itself
# Expect: not-plain
def attack():
    value = []
    value.append(value)
    return value
