"""One run inside Pyodide, in a web worker or in a bare child process: the host reads what is written to the device OUT."""
import json
import os
import platform
import random
import sys

from . import calls

# Imported once here: they are in the memory that later starts begin with. What is not costs its import, from source,
# in every run that asks for it; what is costs the first start.
import array, bisect, collections, copy, dataclasses, datetime, enum, functools, heapq, itertools, math  # noqa: E401,F401
import operator, re, string, textwrap, time, typing  # noqa: E401,F401

OUT = '/dev/waymark'
# Modules that lead to the host's own objects. Code that digs for them in the collector's lists finds them still:
# what keeps it in is outside of Python.
DOORS = ('js', 'pyodide', 'pyodide_js', '_pyodide', '_pyodide_core')


def main(text):
    """Makes one run. A program that fails ends as facts; only the interpreter's own end gets out of here."""
    out = os.open(OUT, os.O_WRONLY)
    # Later starts begin with the memory of this one, its random numbers included.
    random.seed()
    calls.run(json.loads(text), out)


def ready():
    """(main, version of Python), with the doors to the host closed and the functions of the harness warm."""
    close_doors()
    warm_up()
    return main, platform.python_version()


def close_doors():
    sys.meta_path[:] = [finder for finder in sys.meta_path if not type(finder).__module__.startswith('_pyodide')]
    for name in [name for name in sys.modules if name.split('.')[0] in DOORS]:
        del sys.modules[name]


def warm_up():
    """An engine compiles a function when it is first called: a run of our own, so that the learner's does not wait."""
    call = {'kind': 'function', 'name': 'same', 'args': [[1, 'a', 1.5, {'b': None}]]}
    request = {'code': 'def same(x):\n    return x\n', 'calls': [call] * 3, 'limits': {'outputBytes': 1000}}
    standard = sys.stdin, sys.stdout, sys.stderr
    main(json.dumps(request))
    sys.stdin, sys.stdout, sys.stderr = standard
    del sys.modules['solution']
