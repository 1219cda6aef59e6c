/**
 * Python in this realm, by Pyodide: the same in a page's web worker and in a bare child process. Everything it needs is
 * handed to it; it asks no network and reads no file. It serves one run, since nothing can undo what a run may do to it.
 */
import { loadPyodide } from 'pyodide';
import createPyodideModule from 'pyodide/pyodide.asm.mjs';
import { boundMemory } from './memory.ts';

export interface PythonParts {
  wasm: WebAssembly.Module;
  /** python_stdlib.zip. */
  stdlib: Uint8Array<ArrayBuffer>;
  /** The harness's Python files, a module before those that import it. */
  harness: readonly (readonly [name: string, text: string])[];
  /** The memory of an earlier Python that was ready to run; null to start from nothing. */
  snapshot: Uint8Array<ArrayBuffer> | null;
}

/** How a run ended, when it did so by itself: the status it left with. */
export type Left = { code: number };

export interface Python {
  /** e.g. `Python 3.14.2 (Pyodide)`. */
  runtime: string;
  /** The memory as it is now; null when it cannot be taken. Only before a run: afterwards it is a learner's. */
  snapshot(): Uint8Array<ArrayBuffer> | null;
  /**
   * @param request a run's request as JSON, with `limits.memoryBytes`
   * @param say gets each line that the run writes; what it says is the learner's word
   */
  run(request: string, memoryBytes: number, say: (line: string) => void): Left;
}

/** What Pyodide goes on using after its start; everything else of the host may be taken away. None of it reaches out. */
export const PYTHON_NEEDS =
  'WebAssembly TextDecoder TextEncoder performance crypto setTimeout clearTimeout console'.split(' ');

type Pyodide = Awaited<ReturnType<typeof loadPyodide>>;
type Main = (request: string) => void;

/** Only a name: every address below is answered from `parts`. */
const INDEX = 'https://engine.invalid/';
/** No package comes from outside, so the list of packages is empty. */
const LOCK = {
  info: { abi_version: '2026_0', arch: 'wasm32', platform: 'emscripten_5_0_3', python: '3.14.2', version: '314.0.7' },
  packages: {},
};
/** Ended by something that is no exit: the crash that a signal would be elsewhere. */
const ABORTED = -6;

const INSTALL = `
def install(files):
    import sys, types
    package = types.ModuleType('waymark_harness')
    package.__path__ = []
    sys.modules['waymark_harness'] = package
    for name, text in files:
        module = types.ModuleType('waymark_harness.' + name)
        module.__package__ = 'waymark_harness'
        sys.modules[module.__name__] = module
        exec(compile(text, 'waymark_harness/' + name + '.py', 'exec'), module.__dict__)
        setattr(package, name, module)
`;
const READY = `
import sys
sys.modules['waymark_harness.portable'].ready()
`;

/** Rejects when Pyodide does not start, from a snapshot that does not fit for instance. */
export async function bootPython(parts: PythonParts): Promise<Python> {
  const limit = boundMemory();
  provide(parts);
  const pyodide = await loadPyodide({
    indexURL: INDEX,
    packageBaseUrl: INDEX,
    createPyodideModule,
    lockFileContents: LOCK,
    // `import js` gives an object with nothing in it.
    jsglobals: Object.create(null) as object,
    env: { HOME: '/' },
    stdout: () => undefined,
    stderr: () => undefined,
    ...(parts.snapshot === null ? { _makeSnapshot: true } : { _loadSnapshot: parts.snapshot }),
  } as Parameters<typeof loadPyodide>[0]);
  const lines = factsDevice(pyodide);
  if (parts.snapshot === null) pyodide.runPython(`${INSTALL}\ninstall(${literal(parts.harness)})\ndel install`);
  // Taken before the warm-up and the closing of doors, which every start does for itself.
  const image = parts.snapshot === null ? imageOf(pyodide) : null;
  const { main, version } = readied(pyodide);
  return {
    runtime: `Python ${version} (Pyodide)`,
    snapshot: () => image,
    run(request, memoryBytes, say) {
      lines.say = say;
      limit(sizeOf(pyodide) + memoryBytes);
      return leave(() => main(request));
    },
  };
}

/** Answers the two requests that Pyodide makes for its own files. */
function provide({ wasm, stdlib }: PythonParts): void {
  // No real Response: Node's brings its network code along.
  const answer = { ok: true, arrayBuffer: () => Promise.resolve(stdlib) };
  globalThis.fetch = () => Promise.resolve(answer as unknown as Response);
  WebAssembly.instantiateStreaming = async (_response, imports) => ({
    module: wasm,
    instance: await WebAssembly.instantiate(wasm, imports),
  });
}

/** A JSON text is a Python text as well, and JSON in it is what json.loads reads: no object of this realm crosses over. */
function literal(data: unknown): string {
  return `__import__('json').loads(${JSON.stringify(JSON.stringify(data))})`;
}

function imageOf(pyodide: Pyodide): Uint8Array<ArrayBuffer> | null {
  try {
    return (pyodide as unknown as { makeMemorySnapshot(): Uint8Array<ArrayBuffer> }).makeMemorySnapshot();
  } catch {
    return null;
  }
}

function readied(pyodide: Pyodide): { main: Main; version: string } {
  const made = pyodide.runPython(READY) as { get(at: number): unknown };
  return { main: made.get(0) as Main, version: String(made.get(1)) };
}

function sizeOf(pyodide: Pyodide): number {
  return (pyodide as unknown as { _module: { HEAP8: Int8Array } })._module.HEAP8.length;
}

interface Device {
  write(stream: unknown, bytes: Int8Array, offset: number, length: number): number;
}
interface Files {
  makedev(major: number, minor: number): number;
  registerDevice(device: number, operations: Device): void;
  mkdev(path: string, device: number): void;
}

/** What the harness writes its lines to. Whole lines are handed on as they come, so that the caller's clock sees them. */
function factsDevice(pyodide: Pyodide): { say: (line: string) => void } {
  const files = pyodide.FS as unknown as Files;
  const lines: { say: (line: string) => void } = { say: () => undefined };
  const text = new TextDecoder();
  let rest = '';
  const device = files.makedev(77, 0);
  files.registerDevice(device, {
    write(_stream, bytes, offset, length) {
      const parts = (rest + text.decode(bytes.slice(offset, offset + length), { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const line of parts) lines.say(line);
      return length;
    },
  });
  files.mkdev('/dev/waymark', device);
  return lines;
}

/** Runs it, and reads how it ended from what it threw: an exit carries its status, all else is a crash of the interpreter. */
function leave(run: () => void): Left {
  try {
    run();
    return { code: 0 };
  } catch (thrown) {
    const status = thrown instanceof Error ? /exit\((\d+)\)/.exec(thrown.message)?.[1] : undefined;
    return { code: status === undefined ? ABORTED : Number(status) };
  }
}
