# Tries: raises in every audited step of the harness
# Expect: returned 1
import sys


def refuse(event, args):
    raise RuntimeError('refused')


sys.addaudithook(refuse)


def attack():
    return 1
