# Tries: looks for home folders
# Expect: returned contained
import os


def attack():
    found = [path for path in ('/root', '/home', '/work', '/tmp', '/var', '/proc', '/sys', '/etc') if os.path.exists(path)]
    return 'contained' if not found else found
