# Tries: raises an error whose text never ends
# Expect: time-limit
class Lie(Exception):
    def __str__(self):
        while True:
            pass


def attack():
    raise Lie
