# Tries: fetches a page
# Expect: returned contained
import urllib.request


def attack():
    try:
        return urllib.request.urlopen('http://localhost/', timeout=1).status
    except OSError:
        return 'contained'
