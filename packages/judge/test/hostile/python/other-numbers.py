# Tries: asks for a socket by the number that it has for x32 programs
# Expect: crashed|returned -1
import ctypes


def attack():
    return ctypes.CDLL(None).syscall(0x40000000 | 41, 2, 1, 0)
