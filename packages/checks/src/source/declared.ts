/** What a learner's `waymark.yaml` says about the repository it lies in. The rest of that file is read by `terms/read.ts`. */
import type { Tools } from '../check/model.ts';
import { isRecord, show } from '../schema/validate.ts';
import { readYaml } from './read-yaml.ts';

export interface Declared {
  framework: string | null;
  /** The version that this one builds anew: a branch, tag or commit, or a folder of this commit. */
  rebuilds: { name: string } | { folder: string } | null;
  schema: {
    /** Files or folders, in this order. */
    files: string[];
    /** `table.column` of what is filtered or sorted by; null where it is not said. */
    filters: string[] | null;
  };
  /** Folder with one JSON Schema for each collection. */
  collections: string | null;
}

const FILES = ['waymark.yaml', 'waymark.yml'];
const BYTES = 64 * 1024;
const MOST = 50;

/** Ends the step as failed where the file is there and cannot be read. */
export async function declaredIn(t: Tools): Promise<Declared> {
  for (const file of FILES) {
    const text = await t.repository.readFile(file, BYTES, t.signal);
    if (text === null) continue;
    const read = readYaml(text);
    if (!read.ok) return wrong(t, file, `YAML that can be read`, read.problem);
    return declaredOf(read.value ?? {}, (at, expected, actual) =>
      wrong(t, `${file}, ${at}`, expected, show(actual, 60)),
    );
  }
  return declaredOf({}, () => wrong(t, 'waymark.yaml', '', ''));
}

type Wrong = (at: string, expected: string, actual: unknown) => never;

function declaredOf(value: unknown, wrong: Wrong): Declared {
  if (!isRecord(value)) return wrong('the file', 'names and values', value);
  const schema = value['schema'] ?? {};
  if (!isRecord(schema)) return wrong('schema', 'files: and filters: below it', schema);
  const collections = value['collections'];
  if (collections !== undefined && !isPath(collections))
    return wrong('collections', 'a folder like db/collections', collections);
  const framework = value['framework'];
  return {
    framework: typeof framework === 'string' ? framework.toLowerCase() : null,
    rebuilds: rebuildsOf(value['rebuilds'], wrong),
    schema: {
      files: listOf(schema['files'], 'schema.files', isPath, 'a list of files like [db/schema.sql]', wrong) ?? [],
      filters: listOf(schema['filters'], 'schema.filters', isColumn, 'a list like [books.author_id]', wrong),
    },
    collections: collections ?? null,
  };
}

function rebuildsOf(value: unknown, wrong: Wrong): Declared['rebuilds'] {
  if (value === undefined) return null;
  if (isRecord(value) && isPath(value['folder'])) return { folder: value['folder'].replace(/\/*$/, '/') };
  if (typeof value === 'string' && /^[\w][\w./-]{0,99}$/.test(value)) return { name: value };
  return wrong('rebuilds', 'a branch, tag or commit, or { folder: plain }', value);
}

function listOf(
  value: unknown,
  at: string,
  fits: (one: unknown) => one is string,
  expected: string,
  wrong: Wrong,
): string[] | null {
  if (value === undefined) return null;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.length <= MOST && list.every(fits) ? list : wrong(at, expected, value);
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.@][\w.@/ -]{0,199}$/.test(value) && !value.split('/').includes('..');
}

function isColumn(value: unknown): value is string {
  return typeof value === 'string' && /^\w{1,60}\.\w{1,60}$/.test(value);
}

function wrong(t: Tools, at: string, expected: string, actual: string): never {
  return t.fail({
    expected: `${at}: ${expected}`,
    actual,
    advice: 'Mend that place in waymark.yaml and commit it; the brief shows what can stand there.',
  });
}
