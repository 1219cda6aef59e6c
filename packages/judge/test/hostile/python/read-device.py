# Tries: reads without end from a device
# Expect: time-limit
def attack():
    with open('/dev/urandom', 'rb') as source:
        while True:
            source.read(1 << 16)
