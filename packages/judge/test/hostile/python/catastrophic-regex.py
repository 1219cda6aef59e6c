# Tries: backtracks for ever inside the regular expression engine
# Expect: time-limit
import re


def attack():
    return re.match(r'(a+)+$', 'a' * 64 + 'b')
