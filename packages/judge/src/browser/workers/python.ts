/** A learner's Python in a web worker, by Pyodide. What it needs comes with the first message: it may ask no network. */
import harness from 'waymark:python-harness';
import { bootPython, PYTHON_NEEDS } from '../../realm/python.ts';
import { quietConsole, stripGlobals } from '../../realm/strip.ts';
import type { RunRequest } from '../../types.ts';
import { answerPage, endLine, send } from './door.ts';
import type { PythonFirst } from './python-first.ts';

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blob.arrayBuffer());

quietConsole();
answerPage(async ({ wasm, stdlib, snapshot, wants }: PythonFirst) => {
  const [module, library, memory] = await Promise.all([
    wasm instanceof Blob ? wasm.arrayBuffer().then((bytes) => WebAssembly.compile(bytes)) : Promise.resolve(wasm),
    bytesOf(stdlib),
    snapshot === null ? Promise.resolve(null) : bytesOf(snapshot),
  ]);
  const python = await bootPython({ wasm: module, stdlib: library, harness, snapshot: memory });
  const image = wants.snapshot ? python.snapshot() : null;
  const packed = image === null ? null : new Blob([image]);
  stripGlobals(PYTHON_NEEDS);
  send({ ready: python.runtime, snapshot: packed, ...(wants.module ? { module } : {}) });
  return (text) => {
    send('{}');
    const { limits } = JSON.parse(text) as RunRequest;
    const { code } = python.run(text, limits.memoryBytes, send);
    send(endLine(code));
  };
});
