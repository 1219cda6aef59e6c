# Tries: deletes the harness
# Expect: returned contained
import os, shutil


def attack():
    try:
        os.unlink('/waymark/waymark_harness/calls.py')
        shutil.rmtree('/waymark')
    except OSError:
        return 'contained'
