# Tries: puts itself in front of every import
# Expect: returned
import sys


class Hook:
    def find_spec(self, name, path=None, target=None):
        raise SystemExit(name)


def attack():
    sys.meta_path.insert(0, Hook())
    return 1
