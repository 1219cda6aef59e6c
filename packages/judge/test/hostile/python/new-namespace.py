# Tries: makes namespaces of its own to become root there
# Expect: returned contained
import ctypes


def attack():
    libc = ctypes.CDLL(None)
    return 'contained' if libc.unshare(0x10000000) == -1 else 'root in a namespace'
