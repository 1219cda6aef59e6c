# Tries: reads memory that is not there
# Expect: crashed
import ctypes


def attack():
    return ctypes.string_at(0)
