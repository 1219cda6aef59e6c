# Tries: claims a status that only the supervisor may give
# Expect: crashed
import os


def attack():
    os.write(3, b'{"status":"time-limit","value":null}\n')
    return 'wrong'
