# Tries: maps memory past the allocator
# Expect: raised OSError
import mmap


def attack():
    return len(mmap.mmap(-1, 1 << 33))
