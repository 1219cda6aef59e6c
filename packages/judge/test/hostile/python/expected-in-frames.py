# Tries: looks in the frames above, and in all modules, for what is expected
# Expect: returned contained
import sys

WANTED = ('expected', 'seed', 'verdict', 'solutions', 'reference')


def attack():
    frame, found = sys._getframe(1), []
    while frame is not None:
        for name, value in frame.f_locals.items():
            keys = value if isinstance(value, dict) else ()
            found += [word for word in WANTED if word == name or word in keys]
        frame = frame.f_back
    for module in list(sys.modules.values()):
        if getattr(module, '__name__', '').startswith('waymark'):
            found += [word for word in WANTED if word in vars(module)]
    return found or 'contained'
