# Tries: returns a mapping with two keys that are written alike
# Expect: returned {"a":2}
class Key(str):
    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other


def attack():
    return {Key('a'): 1, Key('a'): 2}
