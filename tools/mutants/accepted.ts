/** `accepted/ANSWER.yaml`: the mutants that no check rejects, or that are never tried, each with the reason why. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { keyOf, type ServerMutant } from './make.ts';

export const KINDS = ['equivalent', 'not in the brief', 'not tried'] as const;
/**
 * `equivalent`: nobody can tell it from outside. `not in the brief`: one could, but no brief asks for it. `not tried`: it
 * does harm here, or chance decides what becomes of it.
 */
export type Kind = (typeof KINDS)[number];

export interface Accepted {
  key: string;
  kind: Kind;
  why: string;
}

interface Entry {
  at: string;
  changes: string[];
  kind: Kind;
  why: string;
}

/**
 * @param answers folders of model answers
 * @returns the entries by the key of their mutant
 * @throws where an entry cannot be read or stands there twice
 */
export async function readAccepted(answers: readonly string[]): Promise<Map<string, Accepted>> {
  const accepted = new Map<string, Accepted>();
  for (const answer of new Set(answers)) {
    const list = await readFile(path.join(import.meta.dirname, 'accepted', `${answer}.yaml`), 'utf8');
    const files = (parse(list) ?? {}) as Record<string, Entry[]>;
    for (const [name, entries] of Object.entries(files))
      for (const entry of entries) accept(accepted, `${answer}/${name}`, entry);
  }
  return accepted;
}

function accept(accepted: Map<string, Accepted>, file: string, entry: Entry): void {
  assertWhole(file, entry);
  const { at, changes, kind, why } = entry;
  for (const change of changes) {
    const key = keyOf({ file, at, change });
    if (accepted.has(key)) throw new Error(`accepted: twice: ${key}`);
    accepted.set(key, { key, kind, why });
  }
}

function assertWhole(name: string, { at, changes, kind, why }: Entry): void {
  const isWhole = typeof at === 'string' && Array.isArray(changes) && typeof why === 'string' && why.length > 10;
  if (!isWhole || !KINDS.includes(kind))
    throw new Error(`accepted: ${name}: ${at}: at, changes, kind (${KINDS.join(', ')}) and why are needed`);
}

/** @returns keys of entries whose mutant does not exist: a model answer has changed since */
export function stale(accepted: ReadonlyMap<string, Accepted>, mutants: readonly ServerMutant[]): string[] {
  const made = new Set(mutants.map(keyOf));
  return [...accepted.keys()].filter((key) => !made.has(key));
}
