/** What a learner's `waymark.yaml` says about the repository it lies in. The rest of that file is read by `terms/read.ts`. */
import type { Tools } from '../check/model.ts';
import { isRecord, show } from '../schema/validate.ts';
import { readYaml } from './read-yaml.ts';

export interface Declared {
  framework: string | null;
  /** The version that this one builds anew: a branch, tag or commit, a folder of this commit, or another repository. */
  rebuilds: Rebuilt | null;
  schema: {
    /** Files or folders, in this order. */
    files: string[];
    /** `table.column` of what is filtered or sorted by; null where it is not said. */
    filters: string[] | null;
  };
  /** Folder with one JSON Schema for each collection. */
  collections: string | null;
  /** What keeps the records, in small letters, and the folder of the server that uses it, ending in a slash; '': the root. */
  store: { name: string; folder: string } | null;
}

export type Rebuilt = { name: string } | { folder: string } | { repository: string };

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
    store: storeOf(value['store'], wrong),
  };
}

function rebuildsOf(value: unknown, wrong: Wrong): Declared['rebuilds'] {
  if (value === undefined) return null;
  if (isRecord(value) && isPath(value['folder'])) return { folder: value['folder'].replace(/\/*$/, '/') };
  if (typeof value === 'string' && /^[\w][\w./-]{0,99}$/.test(value)) return { name: value };
  if (isRecord(value) && typeof value['repository'] === 'string' && /^https:\/\/\S{1,300}$/.test(value['repository']))
    return { repository: value['repository'] };
  const forms = 'a branch, tag or commit, { folder: plain }, or { repository: https://github.com/ada/plain }';
  return wrong('rebuilds', forms, value);
}

function storeOf(value: unknown, wrong: Wrong): Declared['store'] {
  if (value === undefined) return null;
  const { name, folder } = isRecord(value) ? value : { name: value, folder: undefined };
  if (typeof name !== 'string' || !/^[\w .-]{1,40}$/.test(name)) return wrong('store', 'a name like redis', value);
  if (folder === undefined) return { name: name.toLowerCase(), folder: '' };
  if (!isPath(folder)) return wrong('store.folder', 'a folder like api', folder);
  return { name: name.toLowerCase(), folder: folder.replace(/\/*$/, '/') };
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
