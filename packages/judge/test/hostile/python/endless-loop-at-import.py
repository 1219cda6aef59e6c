# Tries: loops for ever while it is loaded
# Expect: load time-limit
while True:
    pass
