"""
A process that holds a model answer in Python as a server, mutated in one file. Each start is a fork of this process, which has the
packages of the answer loaded already. Orders come as lines of JSON, reports go as lines of JSON (messages.ts).

    python3 host.py MODULE...     the modules to load
"""
import importlib
import json
import os
import runpy
import signal
import socket
import sys
import time
from importlib.machinery import SourceFileLoader

POLL_SECONDS = 0.01
CHEAP = {'time_cost': 1, 'memory_cost': 64}


def load(names):
    for name in names:
        importlib.import_module(name)
    if 'argon2' in names:
        make_cheap(sys.modules['argon2'].PasswordHasher)
    if 'django.contrib.auth.hashers' in names:
        make_django_cheap(sys.modules['django.contrib.auth.hashers'].Argon2PasswordHasher)


def make_cheap(hasher):
    """The same hash of passwords at a fraction of its cost, which is there to slow thieves down: most time would go there."""
    made = hasher.__init__
    hasher.__init__ = lambda self, **costs: made(self, **{**costs, **CHEAP})


def make_django_cheap(hasher):
    """Django asks its own hasher for the costs, and writes a hash anew that was made at others."""
    made = hasher.params

    def params(self):
        costs = made(self)
        costs.time_cost, costs.memory_cost = CHEAP['time_cost'], CHEAP['memory_cost']
        return costs

    hasher.params = params


class Host:
    child = None

    def start(self, order):
        self.child = os.fork()
        if self.child == 0:
            serve(order)
        address = ('127.0.0.1', int(order['env']['PORT']))
        while self.is_alive():
            if answers(address):
                return 'started'
            time.sleep(POLL_SECONDS)
        return 'broken'

    def stop(self, _order):
        if self.is_alive():
            os.kill(self.child, signal.SIGTERM)
        while self.is_alive():
            time.sleep(POLL_SECONDS)
        return 'stopped'

    def kill(self):
        if self.is_alive():
            os.kill(self.child, signal.SIGKILL)

    def is_alive(self):
        if self.child is not None and os.waitpid(self.child, os.WNOHANG)[0] != 0:
            self.child = None
        return self.child is not None


def answers(address):
    with socket.socket() as tried:
        return tried.connect_ex(address) == 0


def serve(order):
    """In the fork: becomes the server, and never comes back."""
    code = 1
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        os.environ.update(order['env'])
        sys.path.insert(0, order['folder'])
        sys.argv = [order['start']]
        run(os.path.join(order['folder'], order['start']), order)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    finally:
        os._exit(code)


def run(program, order):
    mutated = None if order['file'] is None else os.path.join(order['folder'], order['file'])
    if mutated == program:
        exec(compile(order['code'], program, 'exec'), {'__name__': '__main__', '__file__': program})
        return
    read = SourceFileLoader.get_code

    def get_code(self, name):
        return compile(order['code'], mutated, 'exec') if self.path == mutated else read(self, name)

    SourceFileLoader.get_code = get_code
    runpy.run_path(program, run_name='__main__')


def main():
    load(sys.argv[1:])
    host = Host()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        for line in sys.stdin:
            order = json.loads(line)
            report = host.start(order) if order['type'] == 'start' else host.stop(order)
            print(json.dumps({'type': report, 'id': order['id']}), flush=True)
    finally:
        host.kill()


main()
