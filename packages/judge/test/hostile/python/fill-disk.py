# Tries: fills the disk
# Expect: returned contained
import tempfile


def attack():
    try:
        with tempfile.TemporaryFile() as file:
            while True:
                file.write(b'x' * (1 << 20))
    except OSError:
        return 'contained'
