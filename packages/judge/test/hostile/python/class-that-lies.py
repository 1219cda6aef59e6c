# Tries: says that it is a number
# Expect: not-plain
class Liar:
    __class__ = int

    def __int__(self):
        return 42

    __index__ = __int__


def attack():
    return Liar()
