/**
 * The process of one portable run: Pyodide in a realm that has been emptied, under Node's permission model. It reads
 * framed requests from standard input and answers in lines, the last one `end {...}`.
 */
import { readFileSync, writeSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Python, PythonParts } from '../../realm/python.ts';
import { quietConsole, stripGlobals } from '../../realm/strip.ts';
import type { RunRequest } from '../../types.ts';

/** What the process is told first. */
export interface First {
  wasm: string;
  stdlib: string;
  harness: PythonParts['harness'];
  /** File of a snapshot; null to start without. */
  snapshot: string | null;
}

/** What it is asked then. */
export interface Asked {
  request: RunRequest;
  /** How many characters its lines may have together. */
  room: number;
}

const END = 'end ';

const { stdin } = process;
const cpuUsage = process.cpuUsage.bind(process);
const leave = process.exit.bind(process);

/**
 * Hands on what a run says, up to what an honest one may say; after that it has no voice until its time is over. A line
 * of ours is told from a run's by its first word, so a run may not use it.
 */
function relayUpTo(lines: number, bytes: number): (line: string) => void {
  let [linesLeft, bytesLeft] = [lines, bytes];
  return (line) => {
    linesLeft -= 1;
    bytesLeft -= line.length;
    if (linesLeft >= 0 && bytesLeft >= 0) write(line.startsWith(END) ? '"end"' : line);
  };
}

/** As `say`, for after Buffer is gone from the realm. */
function write(line: string): void {
  const bytes = encoder.encode(`${line}\n`);
  for (let sent = 0; sent < bytes.length;) sent += writeSync(1, bytes, sent);
}
const encoder = new TextEncoder();

/** Pyodide takes this for a web worker, and so looks for no module of Node's. */
function pretendToBeWorker(): void {
  const WorkerGlobalScope = function (): void {} as unknown as { prototype: object };
  Object.setPrototypeOf(globalThis, WorkerGlobalScope.prototype);
  Object.assign(globalThis, { WorkerGlobalScope, self: globalThis, location: 'https://engine.invalid/' });
  quietConsole();
  for (const name of ['process', 'require', 'Buffer', 'global', 'navigator']) Reflect.deleteProperty(globalThis, name);
}

/** What the flags of this process have to refuse. */
const REFUSED = ['fs.write', 'child', 'worker', 'net', 'addon', 'inspector', 'wasi'];

/** The wall is Node's: without it nothing is started here. */
function mustBeWalled(): void {
  // Not there at all in a process without the permission model, whatever the types say.
  const permission = process.permission as typeof process.permission | undefined;
  const isOpen = (scope: string, reference?: string): boolean => permission?.has(scope, reference) ?? true;
  const open = REFUSED.filter((scope) => isOpen(scope));
  if (isOpen('fs.read', '/')) open.push('fs.read');
  // A Node that cannot grant the network does not refuse it either, whatever it answers above.
  if (!process.allowedNodeEnvironmentFlags.has('--allow-net')) open.push('net');
  if (open.length > 0) throw new Error(`this process may do more than it should: ${open.join(', ')}`);
}

async function begin({ wasm, stdlib, harness, snapshot }: First): Promise<Python> {
  mustBeWalled();
  const bytes = (file: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(file));
  const parts: PythonParts = {
    wasm: await WebAssembly.compile(bytes(wasm)),
    stdlib: bytes(stdlib),
    harness,
    snapshot: snapshot === null ? null : bytes(snapshot),
  };
  pretendToBeWorker();
  // After that, and not before: Pyodide looks around when it is loaded.
  const { bootPython, PYTHON_NEEDS } = await import('../../realm/python.ts');
  const python = await bootPython(parts);
  const left = stripGlobals(PYTHON_NEEDS);
  if (left.length > 0) throw new Error(`these could not be taken away: ${left.join(', ')}`);
  write(`ready ${python.runtime}`);
  return python;
}

/** The memory as a second line, packed: what the next processes start with. */
function giveSnapshot(python: Python): void {
  write('{}');
  const image = python.snapshot();
  write(image === null ? '' : toBase64(gzipSync(image, { level: 1 })));
  write(`${END}{"reason":null,"code":0,"cpuMs":0}`);
}
const toBase64 = (bytes: Buffer): string => bytes.toString('base64');

function serve(python: Python, { request, room }: Asked): void {
  write('{}');
  const before = cpuUsage();
  const relay = relayUpTo(request.calls.length + 1, room);
  const { code } = python.run(JSON.stringify(request), request.limits.memoryBytes, relay);
  const { user, system } = cpuUsage(before);
  write(`${END}{"reason":null,"code":${code},"cpuMs":${(user + system) / 1000}}`);
}

let buffered: Buffer = Buffer.alloc(0);
let python: Promise<Python> | null = null;
const concat = Buffer.concat.bind(Buffer);
// Nobody is left to answer. A realm without its globals may not come to an end by itself.
stdin.on('end', () => leave());
stdin.on('data', (chunk: Buffer) => {
  buffered = concat([buffered, chunk]);
  while (buffered.length >= 4 && buffered.length >= 4 + buffered.readUInt32BE(0)) {
    const end = 4 + buffered.readUInt32BE(0);
    const message: unknown = JSON.parse(buffered.subarray(4, end).toString());
    buffered = buffered.subarray(end);
    if (python === null) python = begin(message as First);
    else void python.then((ready) => (message === 'snapshot' ? giveSnapshot(ready) : serve(ready, message as Asked)));
  }
});
