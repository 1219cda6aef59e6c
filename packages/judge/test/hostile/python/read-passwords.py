# Tries: reads the accounts of the machine
# Expect: returned contained
def attack():
    try:
        return open('/etc/passwd').read()
    except OSError:
        return 'contained'
