# Tries: mounts a file system
# Expect: returned contained
import ctypes


def attack():
    libc = ctypes.CDLL(None)
    return 'contained' if libc.mount(b'none', b'/usr', b'tmpfs', 0, None) == -1 else 'mounted'
