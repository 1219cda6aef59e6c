# Tries: starts a shell
# Expect: returned contained
import subprocess


def attack():
    try:
        return subprocess.run(['/usr/bin/id'], capture_output=True, text=True).stdout
    except OSError:
        return 'contained'
