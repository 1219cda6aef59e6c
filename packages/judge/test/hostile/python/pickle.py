# Tries: returns an object that runs code when it is unpickled
# Expect: not-plain
import os


class Bomb:
    def __reduce__(self):
        return os.system, ('id',)


def attack():
    return Bomb()
