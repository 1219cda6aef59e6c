# Tries: raises what is no Exception
# Expect: raised KeyboardInterrupt
def attack():
    raise KeyboardInterrupt
