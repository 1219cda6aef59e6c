/** Which project a check is about: named, or that of the folder; made where there is none, brought up to `waymark.yaml` where it differs. */
import { declaredInstances, PRESETS, readTerms, type DeclaredInstance, type Terms } from '@waymark/checks';
import type { Project } from '@waymark/contract';
import type { Client } from '@waymark/contract/client';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { CURRENT } from '../shell/context.ts';
import { CommandFailure } from '../shell/failure.ts';

export const TERMS_FILE = 'waymark.yaml';

/** What the learner said of the project in the command. */
export interface Named {
  project?: string;
  start?: string;
  /** A public address; null for one of this machine, which is nobody else's business. */
  baseUrl: string | null;
}

/** @returns null where the folder has no such file @throws CommandFailure with every problem of the file */
export async function termsOf(folder: string): Promise<Terms | null> {
  const text = await readFile(path.join(folder, TERMS_FILE), 'utf8').catch(() => null);
  if (text === null) return null;
  const read = readTerms(yamlOf(text));
  if (read.ok) return read.terms;
  const problems = read.problems.map(({ at, message }) => `\n  ${at === '' ? '' : `${at}: `}${message}`).join('');
  throw new CommandFailure(`${TERMS_FILE} cannot be used:${problems}`);
}

/** Which instances the file of this folder says how to start: from nowhere else would a command be taken. */
export async function instancesOf(folder: string): Promise<DeclaredInstance[]> {
  return declaredInstances(yamlOf(await readFile(path.join(folder, TERMS_FILE), 'utf8').catch(() => '')));
}

function yamlOf(text: string): unknown {
  try {
    return parse(text) as unknown;
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new CommandFailure(`${TERMS_FILE} is no YAML: ${message}`);
  }
}

/** @throws CommandFailure in words */
export async function openProject(client: Client, folder: string, named: Named): Promise<Project> {
  const terms = await termsOf(folder);
  const name = named.project ?? path.basename(folder);
  const { projects } = await client.call('GET', '/api/programmes/{programme}/projects', { params: CURRENT });
  const found = projects.find((one) => one.id === name || one.name.toLowerCase() === name.toLowerCase());
  const wanted = {
    ...(terms === null ? {} : { terms }),
    ...(named.start === undefined ? {} : { startCommand: named.start }),
    ...(named.baseUrl === null ? {} : { baseUrl: named.baseUrl }),
  };
  if (found === undefined) {
    const body = { name, ...wanted, terms: terms ?? PRESETS.todos };
    return client.call('POST', '/api/programmes/{programme}/projects', {
      params: CURRENT,
      body,
      idempotencyKey: randomUUID(),
    });
  }
  const changed = Object.entries(wanted).filter(([key, value]) => !isSame(found[key as keyof Project], value));
  if (changed.length === 0) return found;
  const at = { ...CURRENT, project: found.id };
  const body = Object.fromEntries(changed);
  return client.call('PATCH', '/api/programmes/{programme}/projects/{project}', { params: at, body });
}

function isSame(a: unknown, b: unknown): boolean {
  const canonical = (value: unknown): string =>
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
        : part,
    );
  return canonical(a) === canonical(b);
}
