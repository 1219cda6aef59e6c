/** YAML of a learner's, read without trusting it. */
import { parse } from 'yaml';

const CHARACTERS = 128 * 1024;
/** A few lines of aliases can stand for a billion values. */
const ALIASES = 50;

export type YamlRead = { ok: true; value: unknown } | { ok: false; problem: string };

/** @returns the value, or in one line why it cannot be read */
export function readYaml(text: string): YamlRead {
  if (text.length > CHARACTERS) return { ok: false, problem: 'the file is far too long' };
  try {
    return { ok: true, value: parse(text, { maxAliasCount: ALIASES, logLevel: 'error', merge: true }) as unknown };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unreadable' };
  }
}
