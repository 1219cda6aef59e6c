# Tries: looks for other requests in the memory of the process
# Expect: returned contained
import gc


def attack():
    marker = ''.join(['HONEST', 'MARKER'])
    found = [text for thing in gc.get_objects() if type(thing) in (list, tuple, dict) for text in (thing.values() if type(thing) is dict else thing) if type(text) in (str, bytes) and marker in str(text) and 'def attack' not in str(text)]
    return found[:1] or 'contained'
