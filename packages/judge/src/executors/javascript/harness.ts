/** The harness as text: it runs in the isolate (or in the local child) before the learner's code, in one closure. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const FOLDER = path.join(import.meta.dirname, 'harness');
const FILES = ['intrinsics.js', 'plain.js', 'counting.js', 'surroundings.js', 'calls.js'];

/** @returns the body of a function of `host`; rejects when the installation is incomplete */
export async function readHarness(): Promise<string> {
  const parts = await Promise.all(FILES.map((name) => readFile(path.join(FOLDER, name), 'utf8')));
  return ["'use strict';", ...parts, 'return { load, start, poll };'].join('\n');
}
