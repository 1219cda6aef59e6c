/** An input of the learner's own: arguments as JSON, or what a program reads. */
import type { Examples, Plain } from '@waymark/judge';

export type OwnInput = { ok: true; args: Plain[]; stdin: string } | { ok: false; problem: string };

/** @returns whether an input of one's own is a matter of one field; a class would need a whole script */
export function takesOwnInput({ kind }: Pick<Examples, 'kind'>): boolean {
  return kind !== 'class';
}

/**
 * @param text for a function the arguments as JSON with commas between them (`[2, 7], 9`), for a program its input
 */
export function readOwnInput(text: string, { kind, parameters }: Pick<Examples, 'kind' | 'parameters'>): OwnInput {
  if (kind === 'program') return { ok: true, args: [], stdin: text };
  const args = parsed(`[${text}]`);
  if (args === null) {
    const problem = 'This is not JSON. Write text in double quotes, and true, false and null in small letters.';
    return { ok: false, problem };
  }
  const { length } = parameters;
  if (args.length === length) return { ok: true, args, stdin: '' };
  const names = length === 0 ? 'nothing' : parameters.join(', ');
  return { ok: false, problem: `It takes ${names}: ${length} in number, and this gives ${args.length}.` };
}

/** @returns the arguments of an example, as they are typed in */
export function ownInputOf(input: Examples['cases'][number]['input'], kind: Examples['kind']): string {
  return kind === 'program' ? input.stdin : input.args.map((arg) => JSON.stringify(arg)).join(', ');
}

function parsed(text: string): Plain[] | null {
  try {
    return JSON.parse(text) as Plain[];
  } catch {
    return null;
  }
}
