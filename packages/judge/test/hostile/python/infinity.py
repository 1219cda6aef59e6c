# Tries: is as near to every number as infinity is
# Expect: returned {"$":"inf"}
def attack():
    return float('inf')
