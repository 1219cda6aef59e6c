import type { Names } from './model.ts';

/** @returns how each language writes a name that cases.yaml gives in snake_case (a class's name is the same in both) */
export function namesOf(name: string): Names {
  return {
    python: name,
    javascript: name.replace(/(?<=[a-z0-9])_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
  };
}

/** @returns whether both languages accept it as a name */
export function isName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}
