import { defineCheck, step } from '../../check/define.ts';
import { show } from '../../schema/validate.ts';
import { declaredIn } from '../../source/declared.ts';
import { ownFiles, someOf } from '../../source/files.ts';
import { fieldsWhere, hasType, isArray, readCollection, type Collection } from './collections.ts';

const FOLDER = 'db/collections';
const BYTES = 128 * 1024;
const LEAST = 2;
const DESIGN =
  /^(db|docs?|database)\/[\w/-]*(readme|schema|design|data-?model|database|collections)\.md$|^(readme|schema|data-?model)\.md$/i;

const found = step({
  id: 'has-collections',
  title: `A JSON Schema for each of at least ${LEAST} collections is in the repository`,
  async run(t) {
    const folder = (await declaredIn(t)).collections ?? FOLDER;
    const paths = (await ownFiles(t.repository, t.signal)).map((file) => file.path);
    const files = paths.filter((path) => path.startsWith(`${folder.replace(/\/*$/, '')}/`) && path.endsWith('.json'));
    const collections: Collection[] = [];
    for (const [path, text] of await t.repository.readFiles(files.slice(0, 100), BYTES, t.signal)) {
      const read = readCollection(path, text);
      if (typeof read === 'string')
        return t.fail({
          expected: `${path} to be a JSON Schema of one document`,
          actual: read,
          advice:
            'Write {"title": "books", "type": "object", "required": […], "properties": {…}}; the brief shows a whole one.',
        });
      collections.push(read);
    }
    if (collections.length < LEAST)
      t.fail({
        expected: `at least ${LEAST} files like ${folder}/books.json`,
        actual: `${collections.length}`,
        advice:
          'Describe each collection of your database in a file of its own; name the folder in waymark.yaml: `collections: db/collections`.',
      });
    t.note(
      `Collections: ${someOf(
        collections.map(({ name }) => name),
        8,
      )}.`,
    );
    return collections;
  },
});

const required = step({
  id: 'says-what-must-be-there',
  title: 'Each collection says which fields every document has',
  after: [found],
  run(t) {
    for (const { file, required: names, properties } of t.from(found)) {
      const unknown = names.find((name) => !Object.hasOwn(properties, name));
      if (unknown !== undefined)
        return t.fail({
          expected: `${file}: every required field among its properties`,
          actual: show(unknown),
          advice: 'Look at the spelling, or describe the field under "properties".',
        });
      if (names.filter((name) => name !== '_id').length > 0) continue;
      return t.fail({
        expected: `${file}: "required" with at least one field besides _id`,
        actual: 'none',
        advice: 'A document database takes anything that is sent. What your program counts on has to be said here.',
      });
    }
    return Promise.resolve();
  },
});

const typed = step({
  id: 'gives-types',
  title: 'Each field has a type, the nested ones too',
  after: [found],
  run(t) {
    for (const { file, properties } of t.from(found)) {
      const open = fieldsWhere(properties, (field) => !hasType(field));
      const empty = fieldsWhere(properties, (field) => isArray(field) && field['items'] === undefined);
      if (open.length === 0 && empty.length === 0) continue;
      return t.fail({
        expected: `${file}: a type for every field, and for the entries of every list`,
        actual: open.length > 0 ? `none at ${someOf(open)}` : `no "items" at ${someOf(empty)}`,
        advice: 'Write "type": "string" and so on at each field; a list says with "items" what its entries are.',
      });
    }
    return Promise.resolve();
  },
});

const tied = step({
  id: 'embeds-or-refers',
  title: 'Documents hold parts of their own, or refer to others',
  after: [found],
  run(t) {
    const collections = t.from(found);
    const names = collections.map(({ name }) => name);
    const wrong = collections.flatMap(({ file, properties }) =>
      fieldsWhere(
        properties,
        (field) => typeof field['x-references'] === 'string' && !names.includes(field['x-references']),
      ).map((path) => `${file}: ${path}`),
    );
    if (wrong[0] !== undefined)
      return t.fail({
        expected: 'x-references with the name of a collection that is described',
        actual: wrong[0],
        advice: `Described are ${names.join(', ')}.`,
      });
    const parts = collections.flatMap(({ properties }) =>
      fieldsWhere(
        properties,
        (field) =>
          typeof field['x-references'] === 'string' ||
          (isArray(field) ? field['items'] : field['properties']) !== undefined,
      ),
    );
    if (parts.length > 0) return Promise.resolve();
    return t.fail({
      expected: 'a nested object or list, or a field with "x-references": "NAME"',
      actual: 'flat documents that know nothing of each other',
      advice:
        'What is always read together goes into one document; what lives on its own is referred to by its id, with "x-references".',
    });
  },
});

const indexed = step({
  id: 'has-indexes',
  title: 'It says which fields have an index',
  after: [found],
  run(t) {
    const collections = t.from(found);
    for (const { file, properties, indexes } of collections) {
      const known = new Set([...fieldsWhere(properties, () => true), '_id']);
      const unknown = indexes.flat().find((field) => !known.has(field));
      if (unknown !== undefined)
        return t.fail({
          expected: `${file}: indexes on fields that it describes`,
          actual: show(unknown),
          advice: 'Look at the spelling; a nested field is written with dots: "address.city".',
        });
    }
    if (collections.some(({ indexes }) => indexes.length > 0)) return Promise.resolve();
    return t.fail({
      expected: '"x-indexes" in at least one of the files',
      actual: 'none',
      advice:
        'Think of the question that your program asks most, and write the field that it filters by: "x-indexes": ["authorId"].',
    });
  },
});

const explained = step({
  id: 'explains-its-choices',
  title: 'A text names every collection and says what is embedded and what is referred to',
  after: [found],
  async run(t) {
    const paths = (await ownFiles(t.repository, t.signal)).map((file) => file.path).filter((path) => DESIGN.test(path));
    const texts = [...(await t.repository.readFiles(paths, BYTES, t.signal)).values()];
    const names = t.from(found).map(({ name }) => name);
    const whole = texts.join('\n').toLowerCase();
    const missing = names.filter((name) => !whole.includes(name.toLowerCase()));
    const isExplained = /\bembed|\bnested?\b/.test(whole) && /\brefer/.test(whole);
    if (missing.length === 0 && isExplained) return;
    t.fail({
      expected: 'every collection named, and a sentence each on what is embedded and what is referred to',
      actual:
        paths.length === 0
          ? 'no text found'
          : missing.length > 0
            ? `${someOf(paths)}: no word of ${someOf(missing)}`
            : `${someOf(paths)}: no word on embedding and references`,
      advice:
        'Write db/README.md: for each collection one sentence on what it holds, what is embedded in it and why, what it refers to and why.',
    });
  },
});

const bounded = step({
  id: 'bounds-its-lists',
  title: 'No list in a document can grow for ever',
  level: 'should',
  after: [found],
  run(t) {
    const open = t
      .from(found)
      .flatMap(({ name, properties }) =>
        fieldsWhere(properties, (field) => isArray(field) && field['maxItems'] === undefined).map(
          (path) => `${name}.${path}`,
        ),
      );
    if (open.length === 0) return Promise.resolve();
    return t.fail({
      expected: '"maxItems" at every list',
      actual: `none at ${someOf(open)}`,
      advice: 'A document is read and written whole. What can become thousands of entries is a collection of its own.',
    });
  },
});

/** The design of a document database. Brief: content/backend/briefs/nosql-schema.md. */
export const nosqlSchema = defineCheck({
  name: 'nosql-schema',
  version: 1,
  title: 'A design for a document database',
  uses: ['repository'],
  goodEnough: 0.85,
  steps: [found, required, typed, tied, indexed, explained, bounded],
});
