# Tries: asks for a gigabyte at once
# Expect: memory-limit
def attack():
    return len(bytearray(1 << 30))
