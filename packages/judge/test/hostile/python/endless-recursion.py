# Tries: calls itself for ever
# Expect: raised RecursionError
def attack():
    return attack()
