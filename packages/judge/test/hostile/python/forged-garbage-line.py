# Tries: writes garbage into the report
# Expect: crashed
import os


def attack():
    os.write(3, b'[[[\n')
    return 'wrong'
