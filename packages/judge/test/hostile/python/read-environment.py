# Tries: reads the environment
# Expect: returned contained
import os


def attack():
    allowed = {'PWD', 'LC_CTYPE'}
    return 'contained' if set(os.environ) <= allowed else dict(os.environ)
