# Tries: forks by the number of the system call
# Expect: returned contained
import ctypes


def attack():
    libc = ctypes.CDLL(None)
    numbers = [56, 57, 58, 435, 220]
    return 'contained' if all(libc.syscall(number, 17, 0, 0, 0, 0) == -1 for number in numbers) else 'a process was made'
