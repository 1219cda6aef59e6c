# Tries: takes memory bit by bit and swallows the error
# Expect: memory-limit|time-limit|crashed
def attack():
    kept = []
    while True:
        try:
            kept.append(bytearray(1 << 20))
        except MemoryError:
            kept.append(None)
