import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { declaredIn, type Declared } from '../../source/declared.ts';
import { isSource, isTest, ownFiles, someOf } from '../../source/files.ts';
import { readCollection } from '../nosql-schema/collections.ts';
import type { Library } from '../../source/libraries.ts';
import { codeIn } from './code.ts';
import { misfit } from './fields.ts';
import { CALLS, SQL_DRIVERS, storeNamed, STORES, type Call } from './stores.ts';

const MANIFEST_BYTES = 256 * 1024;
const SOURCE_BYTES = 256 * 1024;
const MANIFESTS = 20;
const SOURCES = 1_500;
const COLLECTIONS = 'db/collections';
const SQL = /sql|maria|oracle|db2/i;

export const namesStore = step({
  id: 'names-its-store',
  title: 'Your waymark.yaml names the store that keeps your records',
  async run(t) {
    const declared = await declaredIn(t);
    const name = declared.store?.name ?? null;
    const store = name === null ? null : storeNamed(name);
    if (name !== null && store !== null) return { store, declared, folder: declared.store?.folder ?? '' };
    return t.fail({
      expected: `store: one of ${Object.keys(STORES).join(', ')}`,
      actual: name === null ? 'no store in waymark.yaml' : `store: ${name}`,
      advice:
        name !== null && SQL.test(name)
          ? 'That is an SQL database, and crud-persistence is its check. This one is about a store without SQL: build a version of your server with one, beside the one you have.'
          : 'Write a line like `store: redis` into waymark.yaml and commit it.',
    });
  },
});

export const listsDriver = step({
  id: 'lists-its-driver',
  title: 'The file that lists your dependencies names a driver for it',
  after: [namesStore],
  async run(t) {
    const { store, folder } = t.from(namesStore);
    const paths = (await ownFiles(t.repository, t.signal)).map(({ path }) => path);
    const texts = await manifestsIn(t, paths, folder);
    const found = driversListed(texts, store.drivers);
    if (found[0] !== undefined) {
      t.note(`${found[0].name} is listed in ${found[0].path}.`);
      return;
    }
    const other = Object.entries(STORES).find(([, one]) => driversListed(texts, one.drivers).length > 0);
    t.fail({
      expected: `a driver for ${store.title}, such as ${someOf(store.drivers.map(({ name }) => name))}`,
      actual: other ? `none, but one for ${other[1].title}` : 'none',
      advice: other
        ? `Name the store that really keeps your records: if that is ${other[1].title}, write \`store: ${other[0]}\` into waymark.yaml.`
        : 'Install the driver with your package manager, so that it writes the line (npm install, pip freeze > requirements.txt), and commit that file.',
    });
  },
});

export const usesDriver = step({
  id: 'uses-its-driver',
  title: 'Your own code, tests aside, imports that driver',
  after: [namesStore],
  async run(t) {
    const { store, declared, folder } = t.from(namesStore);
    const code = await codeOf(t, declared, folder);
    const using = [...code].filter(([, text]) => store.drivers.some(({ imported }) => imported.test(text)));
    if (using.length === 0)
      t.fail({
        expected: `a source file that imports a driver for ${store.title}`,
        actual: `none of ${code.size} source files does`,
        advice: `Let your server work with ${store.title} itself: an import in a test, in a comment or in another folder keeps no record.`,
      });
    t.note(`${store.title} is used in ${someOf(using.map(([path]) => path))}.`);
    return code;
  },
});

const IN_WORDS: Record<Call, string> = { write: 'writes', read: 'reads', remove: 'removes' };

export const storesWithIt = step({
  id: 'stores-with-it',
  title: 'Your code writes, reads and removes records with it',
  after: [usesDriver],
  weight: 2,
  async run(t) {
    const { store } = t.from(namesStore);
    const texts = [...t.from(usesDriver).values()];
    const missing = CALLS.filter((call) => !texts.some((text) => store.calls[call].test(text)));
    if (missing.length === 0) return;
    t.fail({
      expected: `calls like ${store.example}`,
      actual: `none that ${missing.map((call) => IN_WORDS[call]).join(' or ')}`,
      advice: `A connection alone stores nothing: create, read, change and delete each record in ${store.title}, with calls like ${store.example}.`,
    });
  },
});

export const noSqlBeside = step({
  id: 'no-sql-beside-it',
  title: 'No SQL database does the storing in its place',
  after: [usesDriver],
  weight: 2,
  async run(t) {
    const { store } = t.from(namesStore);
    for (const [path, text] of t.from(usesDriver)) {
      const driver = SQL_DRIVERS.find(({ imported }) => imported.test(text));
      if (driver === undefined) continue;
      t.fail({
        expected: `${store.title} alone`,
        actual: `${path} imports ${driver.name}`,
        advice: `With both in one program nobody can tell from outside which of them keeps your records. Keep them in ${store.title}; where the rest of your project needs SQL, put this server into a folder of its own and name it: \`store: { name: …, folder: api }\`.`,
      });
    }
  },
});

export const fitsCollections = step({
  id: 'fits-its-collections',
  title: 'Where your collections are described, one of them describes these records',
  after: [namesStore],
  level: 'should',
  async run(t) {
    const folder = t.from(namesStore).declared.collections ?? COLLECTIONS;
    const paths = (await ownFiles(t.repository, t.signal)).map(({ path }) => path);
    const files = paths.filter((path) => path.startsWith(`${folder.replace(/\/*$/, '')}/`) && path.endsWith('.json'));
    const texts = await t.repository.readFiles(files.slice(0, 100), MANIFEST_BYTES, t.signal);
    const collections = [...texts]
      .map(([path, text]) => readCollection(path, text))
      .filter((one) => typeof one !== 'string');
    if (collections.length === 0) {
      t.note(`No collections are described in ${folder}.`);
      return;
    }
    const found = misfit(collections, t.terms);
    if (found === null) return;
    t.fail({
      ...found,
      advice:
        'Describe what you store as you store it: a file called like the last part of the path, with the fields of your records and their types.',
    });
  },
});

/** Those of the server's folder, and those above it, as a workspace has them. */
function manifestsIn(t: Tools, paths: string[], folder: string): Promise<Map<string, string>> {
  const files = new Set(
    Object.values(STORES).flatMap(({ drivers }) => drivers.flatMap(({ listed }) => (listed ? [listed.file] : []))),
  );
  const near = paths.filter(
    (path) => path.startsWith(folder) || folder.startsWith(path.slice(0, path.lastIndexOf('/') + 1)),
  );
  const manifests = near.filter((path) => [...files].some((file) => file.test(path)));
  return t.repository.readFiles(manifests.slice(0, MANIFESTS), MANIFEST_BYTES, t.signal);
}

function driversListed(texts: Map<string, string>, drivers: readonly Library[]): { name: string; path: string }[] {
  return drivers.flatMap(({ name, listed }) => {
    const at = [...texts].find(
      ([path, text]) => listed !== null && listed.file.test(path) && listed.dependency.test(text),
    );
    return at ? [{ name, path: at[0] }] : [];
  });
}

/** The learner's own code without tests, comments, and the version that this one rebuilds. */
async function codeOf(t: Tools, { rebuilds }: Declared, folder: string): Promise<Map<string, string>> {
  const before = rebuilds && 'folder' in rebuilds ? rebuilds.folder : null;
  const own = (await ownFiles(t.repository, t.signal))
    .map(({ path }) => path)
    .filter((path) => path.startsWith(folder) && (before === null || !path.startsWith(before)))
    .filter((path) => isSource(path) && !isTest(path) && !/\.(sql|sh)$/.test(path));
  const texts = await t.repository.readFiles(own.slice(0, SOURCES), SOURCE_BYTES, t.signal);
  return new Map([...texts].map(([path, text]) => [path, codeIn(text)]));
}
