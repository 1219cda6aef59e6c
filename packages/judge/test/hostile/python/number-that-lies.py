# Tries: returns a number whose text and comparison lie
# Expect: returned 1
class Liar(int):
    def __eq__(self, other):
        return True

    def __repr__(self):
        return '42'

    def __pos__(self):
        return 42

    __index__ = __int__ = __pos__


def attack():
    return Liar(1)
