"""Runs the calls of one request in this process and writes one line of JSON for each: facts, never a verdict."""
import gc
import json
import os
import sys
import time
import types

from . import counting, plain, streams

FILE = 'solution.py'
OUT_OF_MEMORY = 86
VISITS = '__waymark_visits__'
UNREAD = (SyntaxError, IndentationError, TabError)
ENCODER = json.JSONEncoder(separators=(',', ':'))


def run(request, out):
    """Loads the code, makes the calls, writes the lines to the file descriptor `out`.

    The first line is about loading; a program is loaded anew for each of its calls and reports only a syntax error there.
    """
    limits, calls = request['limits'], request['calls']
    try:
        code = compile(request['code'], FILE, 'exec', dont_inherit=True)
        module = None if calls[0]['kind'] == 'program' else load(code, 'solution', limits)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BaseException as error:
        return send(out, {'load': describe(error)})
    send(out, {'load': None})
    made = None
    for call in calls:
        # Making streams costs as much as a small call: those that nobody touched serve again.
        if made is None or not made.untouched() or call['kind'] == 'program':
            made = streams.Streams(call.get('stdin', ''), limits['outputBytes'])
        send(out, observed(call, code, module, limits, made))


def load(code, name, limits):
    module = types.ModuleType(name)
    module.__file__ = FILE
    sys.modules[name] = module
    sys.stdin, sys.stdout, sys.stderr = _standard(streams.Streams('', limits['outputBytes']))
    exec(code, module.__dict__)
    return module


def _standard(made):
    return made.stdin, made.stdout, made.stderr


def send(out, message):
    data = ENCODER.encode(message).encode('ascii') + b'\n'
    sent = 0
    while sent < len(data):
        sent += os.write(out, data[sent:])


def observed(call, code, module, limits, made):
    """The facts of one call."""
    sys.stdin, sys.stdout, sys.stderr = _standard(made)
    tally = tally_of(call, module)
    wall, cpu = time.perf_counter(), time.process_time()
    status, value, error = outcome(call, code, module, tally, limits['outputBytes'])
    facts = {
        'cpuMs': (time.process_time() - cpu) * 1000,
        'wallMs': (time.perf_counter() - wall) * 1000,
        'stdout': made.text(),
        'counts': counting.report(call.get('observe'), tally),
    }
    if made.over():
        status, value, error = 'output-limit', None, None
    if status == 'memory-limit':
        gc.collect()
    return {**facts, 'status': status, 'value': value, 'error': error}


def outcome(call, code, module, tally, budget):
    """(status, plain value, error) of one call. Every way out of the learner's code ends here."""
    try:
        return 'returned', perform(call, code, module, tally, plain.Encoder(budget)), None
    except plain.NotPlain as error:
        return 'not-plain', None, {'type': 'NotPlain', 'message': str(error), 'line': None}
    except (plain.TooLarge, streams.OutputLimit):
        return 'output-limit', None, None
    except MemoryError:
        return 'memory-limit', None, None
    except SystemExit as error:
        if call['kind'] == 'program' and error.code in (None, 0):
            return 'returned', None, None
        return 'crashed', None, describe(error)
    except BaseException as error:
        return 'raised', None, describe(error)


def perform(call, code, module, tally, encoder):
    """Makes the call and encodes what comes back; a script's values one by one, before a later step can change them."""
    if call['kind'] == 'program':
        program = types.ModuleType('__main__')
        sys.modules['__main__'] = program
        return exec(code, program.__dict__)
    wrap = counting.wrapper(call.get('observe'), tally)
    args = [plain.decode(arg, wrap) for arg in call['args']]
    if call['kind'] == 'function':
        returned = find(module, call['name'])(*args)
        return encoder.encode(args[call['argument']] if call.get('argument') is not None else returned)
    target = find(module, call['className'])(*args)
    return [step(target, entry, wrap, encoder) for entry in call['steps']]


def tally_of(call, module):
    """A fresh tally; for node visits the one that the learner's classes were given when they were first observed."""
    if call.get('observe') != 'node-visits' or module is None:
        return counting.Counts()
    tally = module.__dict__.get(VISITS)
    if tally is None:
        tally = module.__dict__[VISITS] = counting.Counts()
        counting.count_visits(module.__dict__, tally)
    tally.visits = 0
    return tally


def find(module, name):
    try:
        return module.__dict__[name]
    except KeyError:
        raise NameError(f'the solution defines no {name}') from None


def step(target, entry, wrap, encoder):
    try:
        returned = getattr(target, entry['method'])(*[plain.decode(arg, wrap) for arg in entry['args']])
    except MemoryError:
        raise
    except Exception as error:
        told = describe(error)
        return {'$': 'raised', 'type': told['type'], 'message': told['message']}
    value = encoder.encode(returned)
    if entry.get('spoil') and isinstance(returned, list):
        list.clear(returned)
    return value


def describe(error):
    """Type, message and the learner's own line, cut short. Their `__str__` may do anything, so it is called guarded."""
    is_unread = type(error) in UNREAD and error.filename == FILE
    try:
        # As text a SyntaxError ends in its place, which is told by itself.
        message = str(error.msg if is_unread else error)[:500]
    except Exception:
        message = ''
    line = error.lineno if is_unread else None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return {'type': plain.name_of(type(error)), 'message': message, 'line': line}
