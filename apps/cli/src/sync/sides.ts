/** The two texts that are synced, and the one that both come from. */
import { parse } from '@waymark/roadmap';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Connection } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { hashOf, recall, type Remembered } from './memory.ts';

type Client = Connection['client'];

export interface Sides {
  /** Absolute, links followed: what is written goes where the file is. */
  file: string;
  /** Text of the file; null where there is none yet. */
  text: string | null;
  programme: { id: string; title: string; version: number; text: string };
  base: string | null;
  remembered: Remembered | null;
}

/** Versions that are looked through for one that is equal to the file. */
const LOOKED_THROUGH = 50;

const MARKER = /^(?:<{7}|>{7}|\|{7})(?: |$)/m;

export const hasMarkers = (text: string): boolean => MARKER.test(text);

export async function readText(file: string): Promise<string | null> {
  try {
    // As the programme keeps it: repaired where it was saved in a wrong encoding.
    return parse(new Uint8Array(await readFile(file))).source;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new CommandFailure(`Cannot read ${file}: ${(error as Error).message}.`);
  }
}

async function textOf(client: Client, programme: string, version: number): Promise<string> {
  const at = '/api/programmes/{programme}/tailor/versions/{version}';
  return (await client.call('GET', at, { params: { programme, version } })).source;
}

async function programmeOf(client: Client, name: string): Promise<Sides['programme']> {
  const { programme, version } = await client.call('GET', '/api/programmes/{programme}/tailor', {
    params: { programme: name },
  });
  return { id: programme.id, title: programme.title, version, text: await textOf(client, programme.id, version) };
}

async function baseOf(
  client: Client,
  programme: Sides['programme'],
  text: string | null,
  known: Remembered | null,
): Promise<string | null> {
  if (known !== null && known.version <= programme.version) {
    const then = await textOf(client, programme.id, known.version);
    if (hashOf(then) === known.hash) return then;
  }
  if (text === null) return null;
  const from = Math.max(1, programme.version - LOOKED_THROUGH);
  for (let version = programme.version; version >= from; version -= 1) {
    if ((await textOf(client, programme.id, version)) === text) return text;
  }
  return null;
}

/** @throws CommandFailure for a file with conflict markers in it, or one that belongs to a programme which is not here */
export async function readSides(client: Client, named: string): Promise<Sides> {
  const file = await realpath(named).catch(() => path.resolve(named));
  const text = await readText(file);
  if (text !== null && hasMarkers(text)) {
    throw new CommandFailure(
      `${named} has conflict markers (<<<<<<< ... >>>>>>>) in it. Solve them first; nothing was changed on either side.`,
      EXIT.no,
    );
  }
  const remembered = await recall(file);
  const programme = await programmeOf(client, remembered?.programme ?? 'current').catch((cause: unknown) => {
    if (remembered === null) throw cause;
    throw new CommandFailure(
      `${named} was synced with a programme that is not in this data. Remove its entry in .waymark-sync.json to sync it with the current one. (${(cause as Error).message})`,
      EXIT.no,
    );
  });
  return { file, text, programme, remembered, base: await baseOf(client, programme, text, remembered) };
}
