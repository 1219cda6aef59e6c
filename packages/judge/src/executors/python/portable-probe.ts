/** Proves, rather than believes, that a run of the portable executor gets to no file, no network, no process and no host. */
import type { RunFacts, RunRequest } from '../../types.ts';

/** Each attempt answers `contained` when it was refused, else what it got. */
const CODE = `
def attempt(work):
    try:
        return str(work())
    except BaseException:
        return 'contained'

def files():
    return open('/proc/self/environ', 'rb').read() or open('/etc/passwd').read()

def network():
    import socket
    return socket.create_connection(('127.0.0.1', 9), 1)

def spawn():
    import subprocess
    return subprocess.run(['true'])

def host():
    # The objects of the host that Python can still find, and from them to whatever makes code of text.
    import gc
    for thing in gc.get_objects():
        if type(thing).__name__ != 'JsProxy':
            continue
        for way in ('globalThis', 'process', 'require', 'fetch', 'self'):
            found = getattr(thing, way, None)
            if found is not None:
                return way
        thing.constructor.constructor('return process')().version
        return 'code'
    raise LookupError

def probe():
    return [attempt(work) for work in (files, network, spawn, host)]
`;

export const PROBE: RunRequest = {
  language: 'python',
  code: CODE,
  calls: [{ kind: 'function', name: 'probe', args: [] }],
  limits: { cpuMs: 10_000, wallMs: 30_000, memoryBytes: 64 * 1024 * 1024, outputBytes: 10_000 },
};

/** @returns whether every attempt of the probe was refused */
export function isContained({ calls }: RunFacts): boolean {
  const answers = calls[0]?.value;
  return Array.isArray(answers) && answers.length === 4 && answers.every((answer) => answer === 'contained');
}
