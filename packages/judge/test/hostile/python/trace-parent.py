# Tries: attaches to its parent as a debugger
# Expect: returned contained
import ctypes
import os


def attack():
    libc = ctypes.CDLL(None)
    return 'contained' if libc.ptrace(16, os.getppid(), 0, 0) == -1 else 'attached'
