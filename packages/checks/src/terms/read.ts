/** Reads `waymark.yaml`, given as YAML gave it: the terms, or every problem with its place. */
import { show } from '../schema/validate.ts';
import { PRESETS, type Fields, type ListTerms, type Preset, type Terms } from './model.ts';
import { authOf } from './read-auth.ts';
import { shippingOf } from './read-shipping.ts';
import { createReader, type Reader, type TermsProblem } from './reader.ts';

export type TermsRead = { ok: true; terms: Terms } | { ok: false; problems: TermsProblem[] };

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
    'deployed',
    'balancing',
    'measure',
    'framework',
    'start',
    // About the repository: read where the repository is, by source/declared.ts.
    'schema',
    'collections',
    'rebuilds',
    'store',
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
    ...shippingOf(file, reader),
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
