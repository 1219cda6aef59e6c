# Tries: looks for expected values in its callers
# Expect: returned contained
import sys


def attack():
    frame, seen = sys._getframe(), []
    while frame is not None:
        seen.extend(frame.f_locals)
        seen.extend(str(key) for value in list(frame.f_locals.values()) if isinstance(value, dict) for key in value)
        frame = frame.f_back
    return 'contained' if not any('expect' in name or name == 'seed' for name in seen) else seen
