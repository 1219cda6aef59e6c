# Tries: raises its own limits
# Expect: returned contained
import resource


def attack():
    try:
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    except (OSError, ValueError):
        return 'contained'
