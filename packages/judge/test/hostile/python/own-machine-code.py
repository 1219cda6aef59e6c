# Tries: asks the kernel by the door for 32-bit programs, in machine code of its own
# Expect: crashed
import ctypes
import mmap

# mov eax, 359 (socket, 32-bit); int 0x80; ret
CODE = b'\xb8\x67\x01\x00\x00\xcd\x80\xc3'


def attack():
    room = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    room.write(CODE)
    return ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(room)))()
