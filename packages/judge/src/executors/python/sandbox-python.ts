/** The server's word on Python: a fork-server in bubblewrap with two seccomp filters, unprivileged, without network or files. */
import { existsSync } from 'node:fs';
import { ExecutorFault } from '../../faults.ts';
import type { Availability, Executor, RunFacts, RunRequest } from '../../types.ts';
import { runInBatches } from '../child/batches.ts';
import { startForkServer, type ForkServer } from './fork-server.ts';
import { readHarness } from './harness.ts';
import { filtersFor } from './seccomp/filters.ts';
import { workers } from '../child/workers.ts';

export interface SandboxPythonOptions {
  /** Absolute, below /usr: nothing else is mounted. */
  python?: string;
  bubblewrap?: string;
  /** Fork-servers that run at the same time; each makes one run at a time. */
  workers?: number;
}

const PROBE: RunRequest = {
  language: 'python',
  code: 'import os\n\ndef probe():\n    try:\n        os.fork()\n    except PermissionError:\n        return "contained"\n',
  calls: [{ kind: 'function', name: 'probe', args: [] }],
  limits: { cpuMs: 2000, wallMs: 15_000, memoryBytes: 64 * 1024 * 1024, outputBytes: 1000 },
};

/** @returns the executor; nothing is started before the first probe or run */
export function sandboxPython(options: SandboxPythonOptions = {}): Executor {
  const { python = '/usr/bin/python3', bubblewrap = '/usr/bin/bwrap' } = options;
  const filters = filtersFor(process.arch);
  const start = async (): Promise<ForkServer> => {
    if (filters === null) throw new ExecutorFault(`no system call filter for ${process.arch}`);
    return startForkServer({ python, bubblewrap, filters, harness: await readHarness() });
  };
  const servers = workers(options.workers ?? 1, start);

  const run = (request: RunRequest, signal: AbortSignal): Promise<RunFacts> =>
    servers.use(signal, async (server) => ({
      executor: 'sandbox-python',
      sandboxed: true,
      runtime: server.runtime,
      ...(await runInBatches(request, (part) => server.run(part, signal))),
    }));

  return {
    id: 'sandbox-python',
    languages: ['python'],
    run,
    probe: () => probe({ python, bubblewrap }, run),
    close: () => servers.close(),
  };
}

async function probe(paths: { python: string; bubblewrap: string }, run: Executor['run']): Promise<Availability> {
  if (process.platform !== 'linux') return { available: false, reason: 'the Python sandbox needs Linux namespaces' };
  const missing = Object.entries(paths).find(([, file]) => !existsSync(file));
  if (missing) return { available: false, reason: `${missing[0]} is not installed (${missing[1]})` };
  try {
    const facts = await run(PROBE, AbortSignal.timeout(30_000));
    if (facts.calls[0]?.value === 'contained') return { available: true, runtime: facts.runtime, sandboxed: true };
    return { available: false, reason: 'the sandbox starts, but does not contain what runs in it' };
  } catch (error) {
    return { available: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
