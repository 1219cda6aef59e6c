# Tries: returns a list whose methods lie about what is in it
# Expect: returned [1]
class Liar(list):
    def __iter__(self):
        return iter([42])

    def __eq__(self, other):
        return True

    def __len__(self):
        return 99


def attack():
    return Liar([1])
