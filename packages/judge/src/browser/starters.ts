/** How each worker is started, and with what. */
import type { Language } from '../types.ts';
import { converse, type Conversation } from './conversation.ts';
import type { EngineFiles } from './files.ts';
import { frameLink, workerLink, type Link } from './link.ts';
import { dropSnapshots, keepSnapshot, keptSnapshot } from './snapshots.ts';
import type { PythonFirst } from './workers/python-first.ts';

const SCRIPTS = { javascript: 'javascript.js', python: 'python.js' } as const;

/** A worker beside the page, or in a frame without origin for another person's code. */
export async function linkTo(
  files: EngineFiles,
  script: 'javascript.js' | 'python.js',
  foreign: boolean,
): Promise<Link> {
  // In Cache Storage before the worker asks, for the visit without network.
  const [text, frame] = await Promise.all([files.blob(script), foreign ? files.blob('frame.html') : null]);
  if (frame === null) return workerLink(files.address(script));
  return frameLink(files.address('frame.html'), await text.text());
}

/** @returns what makes a worker for the language */
export function starterOf(language: Language, files: EngineFiles, foreign: boolean): () => Promise<Conversation> {
  if (language === 'javascript') return async () => converse(await linkTo(files, SCRIPTS.javascript, foreign), {});
  return pythonStarter(files, foreign);
}

/** The first worker starts from the kept snapshot or makes one; the later ones share its compiled module as well. */
function pythonStarter(files: EngineFiles, foreign: boolean): () => Promise<Conversation> {
  let module: WebAssembly.Module | null = null;
  let snapshot: Promise<Blob | null> | null = null;

  const begin = async (memory: Blob | null): Promise<Conversation> => {
    const [link, wasm, stdlib] = await Promise.all([
      linkTo(files, SCRIPTS.python, foreign),
      module === null ? files.blob('pyodide.asm.wasm') : Promise.resolve(module),
      files.blob('python_stdlib.zip'),
    ]);
    // A compiled module cannot leave a frame without origin.
    const wants = { module: !foreign && module === null, snapshot: memory === null };
    const first: PythonFirst = { wasm, stdlib, snapshot: memory, wants };
    const made = await converse(link, first);
    // Taken from a worker that has met no learner's code.
    module ??= made.ready.module ?? null;
    if (memory === null && made.ready.snapshot) {
      snapshot = Promise.resolve(made.ready.snapshot);
      void keepSnapshot(files.version, made.ready.snapshot);
    }
    return made;
  };
  return async () => {
    snapshot ??= keptSnapshot(files.version);
    const memory = await snapshot;
    if (memory === null) return begin(null);
    return begin(memory).catch(async () => {
      // A snapshot that this browser cannot use: start from nothing, and make another one.
      snapshot = Promise.resolve(null);
      await dropSnapshots();
      return begin(null);
    });
  };
}
