"""A fork-server: Python is started once, every run is a fork of it, watched from outside the learner's process.

Frames on standard input: a header of numbers (below), then the request. The fork is there before they come and reads
both: what one learner sends never lies in the memory that the next one's process is a copy of. Frames on standard
output: a kind byte, a length, the bytes; `f` relays lines of facts as the fork wrote them, `e` says how the run ended.

What a run costs is mostly pages: the first write to each is a fault and a copy, and Python writes (it counts references)
wherever it reads. So what can be done once is done before the first fork, and what is made anew lies close together.
"""
import ctypes
import gc
import json
import os
import resource
import select
import signal
import struct
import sys
import time

from . import calls

# Imported once here, so that no run pays for what most solutions import. `random` seeds itself anew in every fork.
import bisect, collections, copy, dataclasses, functools, heapq, itertools, math, operator, random, re, string  # noqa: E401,F401
import typing  # noqa: E401,F401

# Lengths in bytes, times in milliseconds: request, calls, call cpu, call wall, run cpu, run wall, memory, facts.
HEADER = struct.Struct('>IIIIIIQQ')
FILTER = struct.Struct('>I')
PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 4, 38, 22, 2
# What the interpreter itself maps before any learner's code, so that the limit is the learner's own.
BASE_MEMORY = 48 * 1024 * 1024
FAULT = 70
# Seconds between looks at a run: what a full pipe waits for, and how late a limit may be noticed.
TICK = 0.01
# Bytes of facts that are held at a time.
HELD = 1 << 16
BLANK = memoryview(bytes(HELD))
# Sizes in bytes of what Python's own allocator hands out; how many in a row are taken for a place without holes, and
# after how many we give up, should some Python not put them in rows.
SMALLEST, LARGEST, STEP, ROW, TRIES = 32, 512, 16, 8, 2000


class Program(ctypes.Structure):
    """struct sock_fprog: what the kernel takes a filter as."""

    _fields_ = [('length', ctypes.c_ushort), ('filter', ctypes.c_char_p)]


def read_exactly(fd, size):
    parts = []
    while size > 0:
        part = os.read(fd, min(size, 1 << 16))
        if not part:
            os._exit(0)
        parts.append(part)
        size -= len(part)
    return b''.join(parts)


def write_all(fd, data):
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def frame(kind, data):
    write_all(1, kind + struct.pack('>I', len(data)))
    write_all(1, data)


def main():
    """Serves runs until standard input ends. First comes the filter that every fork puts on before it meets any code."""
    os.closerange(3, 256)
    os.environ.clear()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
    # Without this a fork of the same user could open /proc/<this>/mem, were /proc there.
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        os._exit(FAULT)
    filters = read_exactly(0, FILTER.unpack(read_exactly(0, FILTER.size))[0])
    program = Program(len(filters) // 8, filters)
    confine = functools.partial(libc.prctl, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(program), 0, 0)
    null = os.open('/dev/null', os.O_RDWR)
    frame(b'e', json.dumps({'runtime': f'Python {sys.version.split()[0]}'}).encode())
    warm_up(null)
    gc.collect()
    gc.freeze()
    buffer = bytearray(HELD)
    # A name of its own: what is in it stays for as long as we serve.
    kept = fill_holes()  # noqa: F841
    while True:
        serve(confine, null, buffer)


def warm_up(null):
    """Makes a few calls of our own: what the interpreter learns from them, every fork starts with (a sixth faster)."""
    call = {'kind': 'function', 'name': 'same', 'args': [[1, 'a', 1.5, {'b': None}]]}
    request = {'code': 'def same(x):\n    return x\n', 'calls': [call] * 10, 'limits': {'outputBytes': 1000}}
    standard = sys.stdin, sys.stdout, sys.stderr
    calls.run(json.loads(json.dumps(request).encode()), null)
    sys.stdin, sys.stdout, sys.stderr = standard
    del sys.modules['solution']


def fill_holes():
    """Takes the free places that starting up left on pages in use: what a run makes would touch one page each there.

    Returns what has to be kept so that they stay taken. Makes for a fifth fewer faults in a run.
    """
    kept = []
    for size in range(SMALLEST, LARGEST + 1, STEP):
        row = last = 0
        for _ in range(TRIES):
            one = bytes(size - sys.getsizeof(b'')) if size > SMALLEST else float(size)
            row = row + 1 if id(one) - last == size else 0
            last = id(one)
            kept.append(one)
            if row == ROW:
                break
    return kept


def serve(confine, null, buffer):
    """One run, from a fork that waits for its request to the frame that says how it ended."""
    facts, out = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            become_run(confine, null, out)
        finally:
            os._exit(FAULT)
    os.close(out)
    # Still ours, before any learner's code: whose words these are is no question.
    header = HEADER.unpack(read_exactly(facts, HEADER.size))
    run = Run(pid, facts, header, buffer)
    reason = run.watch()
    os.close(facts)
    ended = run.reap(reason)
    if run.lines == 0:
        # The request may still lie half read in the pipe: nobody can tell where the next one starts.
        os._exit(FAULT)
    frame(b'e', json.dumps(ended).encode())


def become_run(confine, null, out):
    """The fork: gives up everything but its request and its pipe, puts the filter on, and only then meets the code."""
    os.dup2(null, 1)
    os.dup2(null, 2)
    os.dup2(out, 3)
    os.closerange(4, 256)
    data = read_exactly(0, HEADER.size)
    os.write(3, data)
    header = HEADER.unpack(data)
    request = json.loads(read_exactly(0, header[0]))
    os.dup2(1, 0)
    cap(header)
    # From here on no fork, no exec, no signal, no write but to open pipes. Without the filter nothing runs.
    if confine() != 0:
        os._exit(FAULT)
    os.write(3, b'{}\n')
    calls.run(request, 3)
    os._exit(0)


def cap(header):
    seconds = header[4] // 1000 + 1
    for kind, limit in (
        (resource.RLIMIT_AS, header[6] + BASE_MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
        (resource.RLIMIT_NPROC, 64),
    ):
        resource.setrlimit(kind, (limit, limit))


class Run:
    """One fork and the clocks on it. Its lines tell how far it is; that a line is honest is not assumed."""

    def __init__(self, pid, facts, header, buffer):
        self.pid, self.facts, self.buffer = pid, facts, buffer
        self.calls, self.call_cpu, self.call_wall = header[1], header[2] / 1000, header[3] / 1000
        self.cpu_end, self.wall_end = header[4] / 1000, time.monotonic() + header[5] / 1000
        self.room = header[7]
        self.lines = self.filled = 0
        os.set_blocking(facts, False)
        # CPUCLOCK_SCHED of another process: what clock_getcpuclockid(3) computes.
        self.clock = ((~pid) << 3) | 2
        self.start_call()

    def cpu(self):
        try:
            return time.clock_gettime(self.clock)
        except OSError:
            return 0.0

    def start_call(self):
        self.call_wall_end = time.monotonic() + self.call_wall
        self.call_cpu_end = self.cpu() + self.call_cpu

    def left(self):
        now, cpu = time.monotonic(), self.cpu()
        return min(self.call_wall_end - now, self.wall_end - now, self.call_cpu_end - cpu, self.cpu_end - cpu)

    def watch(self):
        """Collects facts until the run ends by itself (None) or has to be ended (the reason).

        Waits for the process, not for its pipe: a wake-up for each of twenty lines costs more than the calls do.
        """
        poll = select.poll()
        process = os.pidfd_open(self.pid)
        try:
            poll.register(process, select.POLLIN)
            while True:
                wait = max(min(self.left(), TICK), 0)
                ended = poll.poll(int(wait * 1000) + 1)
                self.drain()
                if self.room < 0:
                    return 'output-limit'
                if ended:
                    return None
                if self.left() <= 0:
                    return 'time-limit'
        finally:
            os.close(process)

    def drain(self):
        """Takes what is in the pipe. A run that closed its end goes on without a voice until it ends or its time does."""
        while self.room >= 0:
            try:
                size = os.readv(self.facts, [memoryview(self.buffer)[self.filled :]])
            except BlockingIOError:
                return
            if size == 0:
                return
            lines = self.buffer.count(b'\n', self.filled, self.filled + size)
            self.room -= size
            self.filled += size
            if lines:
                self.lines += lines
                self.start_call()
            if self.filled == len(self.buffer):
                self.relay()

    def relay(self):
        """Passes on what was collected, and wipes it: the next fork is a copy of this memory."""
        told = memoryview(self.buffer)[: self.filled]
        frame(b'f', told)
        told[:] = BLANK[: self.filled]
        self.filled = 0

    def reap(self, reason):
        """Ends the process where that is needed, and says how it ended and what processor time it took."""
        self.relay()
        if reason is not None:
            # Still our child and not waited for: this number belongs to nobody else.
            os.kill(self.pid, signal.SIGKILL)
        # Of a process that has ended but was not waited for the clock still tells; wait4(2) would make an object of 16 fields.
        cpu = self.cpu()
        _, status = os.waitpid(self.pid, 0)
        return {'reason': reason, 'code': os.waitstatus_to_exitcode(status), 'cpuMs': cpu * 1000}
