# Tries: has the kernel send the parent a signal when a pipe is written to
# Expect: returned contained
import fcntl, os


def attack():
    try:
        reader, writer = os.pipe()
        fcntl.fcntl(reader, 8, os.getppid())
        fcntl.fcntl(reader, fcntl.F_SETFL, os.O_ASYNC)
        os.write(writer, b'x')
    except OSError:
        return 'contained'
