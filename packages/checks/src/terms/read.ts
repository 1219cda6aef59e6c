/** Reads `waymark.yaml`, given as YAML gave it: the terms, or every problem with its place. */
import { isRecord, show } from '../schema/validate.ts';
import { PRESETS, type AuthTerms, type Fields, type ListTerms, type Preset, type Terms } from './model.ts';

export type TermsRead = { ok: true; terms: Terms } | { ok: false; problems: TermsProblem[] };

export interface TermsProblem {
  /** e.g. `resource.path`. */
  at: string;
  message: string;
}

/** Segments of plain characters; none of dots alone, which would lead elsewhere. */
const PATH = /^(\/(?!\.+(\/|$))[A-Za-z0-9._~-]+)+$/;
const NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/;

/** @param value the whole file; what it leaves out comes from the preset it names, `todos` where it names none */
export function readTerms(value: unknown): TermsRead {
  const reader = createReader();
  const file = reader.section(value ?? {}, '', [
    'contract',
    'resource',
    'list',
    'auth',
    'graphql',
    'websocket',
    'framework',
    'start',
    // About the repository: read where the repository is, by source/declared.ts.
    'schema',
    'collections',
    'rebuilds',
  ]);
  const base = PRESETS[presetOf(file['contract'], reader)];
  const resource = reader.section(file['resource'], 'resource', [
    'noun',
    'path',
    'id',
    'text',
    'body',
    'flag',
    'number',
    'created',
  ]);
  const terms: Terms = {
    noun: reader.words(resource, 'resource.noun', base.noun),
    path: reader.path(resource, 'resource.path', base.path),
    fields: fieldsOf(resource, base.fields, reader),
    list: listOf(file['list'], base.list, reader),
    framework: file['framework'] === undefined ? base.framework : reader.words(file, 'framework', '').toLowerCase(),
    auth: authOf(file['auth'], base.auth, reader),
    graphql: {
      path: reader.path(reader.section(file['graphql'], 'graphql', ['path']), 'graphql.path', base.graphql.path),
    },
    websocket: {
      path: reader.path(
        reader.section(file['websocket'], 'websocket', ['path']),
        'websocket.path',
        base.websocket.path,
      ),
    },
  };
  reader.unique(terms.fields);
  return reader.problems.length === 0 ? { ok: true, terms } : { ok: false, problems: reader.problems };
}

function presetOf(value: unknown, reader: Reader): Preset {
  if (value === undefined || value === 'todos' || value === 'posts') return value ?? 'todos';
  reader.problem('contract', `write todos or posts, not ${show(value, 40)}`);
  return 'todos';
}

function fieldsOf(from: Record<string, unknown>, base: Fields, reader: Reader): Fields {
  return {
    id: reader.name(from, 'resource.id', base.id),
    text: reader.name(from, 'resource.text', base.text),
    body: reader.nameOrNone(from, 'resource.body', base.body),
    flag: reader.nameOrNone(from, 'resource.flag', base.flag),
    number: reader.nameOrNone(from, 'resource.number', base.number),
    created: reader.nameOrNone(from, 'resource.created', base.created),
  };
}

function listOf(value: unknown, base: ListTerms, reader: Reader): ListTerms {
  const from = reader.section(value, 'list', ['items', 'total', 'page', 'size']);
  const items = reader.nameOrNone(from, 'list.items', base.items);
  return {
    items,
    // A bare list has no place for a total.
    total: items === null ? null : reader.nameOrNone(from, 'list.total', base.total),
    page: reader.name(from, 'list.page', base.page),
    size: reader.name(from, 'list.size', base.size),
  };
}

function authOf(value: unknown, base: AuthTerms, reader: Reader): AuthTerms {
  const from = reader.section(value, 'auth', ['register', 'signIn', 'me', 'token']);
  return {
    register: reader.path(from, 'auth.register', base.register),
    signIn: reader.path(from, 'auth.signIn', base.signIn),
    me: reader.path(from, 'auth.me', base.me),
    token: reader.name(from, 'auth.token', base.token),
  };
}

type Reader = ReturnType<typeof createReader>;

function createReader() {
  const problems: TermsProblem[] = [];
  const problem = (at: string, message: string): void => void problems.push({ at, message });
  const read = (from: Record<string, unknown>, at: string, base: string, pattern: RegExp, wanted: string): string => {
    const value = from[at.split('.').at(-1) ?? at];
    if (value === undefined) return base;
    if (typeof value === 'string' && pattern.test(value)) return value;
    problem(at, `${wanted}, not ${show(value, 40)}`);
    return base;
  };
  const name = (from: Record<string, unknown>, at: string, base: string): string =>
    read(from, at, base, NAME, 'write a name of letters, digits, _ and -');
  return {
    problems,
    problem,
    name,
    section(value: unknown, at: string, known: string[]): Record<string, unknown> {
      if (value === undefined) return {};
      if (!isRecord(value)) {
        problem(at, `write names and values here, not ${show(value, 40)}`);
        return {};
      }
      for (const key of Object.keys(value)) {
        if (!known.includes(key))
          problem(at === '' ? key : `${at}.${key}`, `not known here; known are ${known.join(', ')}`);
      }
      return value;
    },
    nameOrNone(from: Record<string, unknown>, at: string, base: string | null): string | null {
      const value = from[at.split('.').at(-1) ?? at];
      if (value === 'none' || value === null) return null;
      return value === undefined ? base : name(from, at, base ?? '');
    },
    words: (from: Record<string, unknown>, at: string, base: string): string =>
      read(from, at, base, /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u, 'write one or a few words'),
    path: (from: Record<string, unknown>, at: string, base: string): string =>
      read(from, at, base, PATH, 'write a path like /books, without a slash at its end'),
    unique(fields: Fields): void {
      const names = Object.values(fields as Record<keyof Fields, string | null>).filter((field) => field !== null);
      const twice = names.find((field, index) => names.indexOf(field) !== index);
      if (twice !== undefined) problem('resource', `the field ${twice} is named twice`);
    },
  };
}
