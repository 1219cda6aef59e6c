# Tries: replaces the builtins that the harness uses
# Expect: returned|raised|crashed|not-plain
import builtins


def attack():
    builtins.type = builtins.issubclass = builtins.isinstance = lambda *args: True
    return 'wrong'
