# Tries: writes a file wherever it may
# Expect: returned contained
def attack():
    for folder in ('/', '/tmp', '/dev', '/dev/shm', '/usr', '/waymark', '.'):
        try:
            open(f'{folder}/left-behind', 'w').write('x')
            return folder
        except OSError:
            pass
    return 'contained'
