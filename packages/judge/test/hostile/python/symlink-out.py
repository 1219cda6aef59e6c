# Tries: makes a link that leads out
# Expect: returned contained
import os


def attack():
    try:
        os.symlink('/proc/1/root/etc/passwd', '/tmp/link')
        return open('/tmp/link').read()
    except OSError:
        return 'contained'
