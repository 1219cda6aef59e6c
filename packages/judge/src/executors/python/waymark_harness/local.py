"""One run in a plain process, for the learner's own terminal: no sandbox, the clock is the caller's."""
import json
import os
import platform
import sys

from . import calls


def main():
    """Reads the request from standard input until it ends; facts go to the real standard output, the program's do not."""
    request = json.loads(sys.stdin.buffer.read())
    out = os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    cap(request['limits'])
    calls.send(out, {'runtime': f'Python {platform.python_version()}'})
    calls.run(request, out)
    os._exit(0)


def cap(limits):
    # Windows and some systems know no such limits; there the caller's clock is all there is.
    try:
        import resource

        memory = limits['memoryBytes'] + 64 * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ImportError, ValueError, OSError):
        pass
