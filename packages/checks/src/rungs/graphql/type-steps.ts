import { step } from '../../check/define.ts';
import type { Answer } from '../../check/answer.ts';
import type { Terms } from '../../terms/model.ts';
import { isRecord } from '../../schema/validate.ts';
import { creates } from '../rest-api/create-steps.ts';
import { ask, readData, type Data } from './ask.ts';
import { fieldName, fieldTypes, namesOf } from './names.ts';

const TYPE = 'type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }';
const FIELDS = `fields { name ${TYPE} args { name ${TYPE} } }`;

export const saysItsTypes = step({
  id: 'says-its-types',
  title: (terms: Terms) => `POST ${terms.graphql.path} answers a question about its own types as the brief has them`,
  after: [creates],
  weight: 2,
  async run(t) {
    const { type, input, page } = namesOf(t.terms);
    const query = `{ __schema { queryType { ${FIELDS} } mutationType { ${FIELDS} } }
      record: __type(name: "${type}") { ${FIELDS} } page: __type(name: "${page}") { ${FIELDS} }
      input: __type(name: "${input}") { inputFields { name ${TYPE} } } }`;
    const answer = await ask(t, query);
    const data = readData(answer, 'Leave introspection on: clients and tools ask a GraphQL server for its types.');
    const found = typesIn(data, { type, input, page });
    for (const [place, wanted] of wantedTypes(t.terms)) expectType(answer, found, place, wanted);
  },
});

function expectType(answer: Answer, found: Map<string, string>, place: string, wanted: string | null): void {
  const actual = found.get(place);
  const isRight = wanted === null ? actual?.endsWith('!') : actual === wanted;
  if (isRight === true) return;
  answer.fail(
    `${place}: ${wanted ?? 'a type that is not null'}`,
    actual === undefined ? `no ${place}` : `${place}: ${actual}`,
    `Take the types from the brief, with their exclamation marks; at fault is ${place}.`,
  );
}

/** @returns by place, e.g. `Query.todo` or `Query.todo(id)` */
function wantedTypes(terms: Terms): [place: string, type: string | null][] {
  const { type, input, page, one, many, create, update, remove } = namesOf(terms);
  const text = fieldName(terms.fields.text);
  const { flag } = terms.fields;
  return [
    ...fieldTypes(terms).map(([name, wanted]): [string, string | null] => [`${type}.${name}`, wanted]),
    [`${page}.items`, `[${type}!]!`],
    [`${page}.total`, 'Int!'],
    [`${input}.${text}`, 'String!'],
    ...(flag === null ? [] : ([[`${input}.${fieldName(flag)}`, 'Boolean']] satisfies [string, string][])),
    [`Query.${one}`, type],
    [`Query.${one}(id)`, 'ID!'],
    [`Query.${many}`, `${page}!`],
    [`Query.${many}(page)`, 'Int'],
    [`Query.${many}(limit)`, 'Int'],
    ...(flag === null ? [] : ([[`Query.${many}(${fieldName(flag)})`, 'Boolean']] satisfies [string, string][])),
    [`Mutation.${create}`, `${type}!`],
    [`Mutation.${create}(input)`, `${input}!`],
    [`Mutation.${update}`, type],
    [`Mutation.${update}(id)`, 'ID!'],
    [`Mutation.${update}(input)`, `${input}!`],
    [`Mutation.${remove}`, 'Boolean!'],
    [`Mutation.${remove}(id)`, 'ID!'],
  ];
}

function typesIn(
  data: Data,
  { type, input, page }: { type: string; input: string; page: string },
): Map<string, string> {
  const schema = isRecord(data['__schema']) ? data['__schema'] : {};
  const holders: [name: string, holder: unknown][] = [
    ['Query', schema['queryType']],
    ['Mutation', schema['mutationType']],
    [type, data['record']],
    [page, data['page']],
    [input, data['input']],
  ];
  const found = new Map<string, string>();
  for (const [name, holder] of holders)
    for (const field of entriesOf(holder, 'fields', 'inputFields')) {
      found.set(`${name}.${String(field['name'])}`, printed(field['type']));
      for (const arg of entriesOf(field, 'args'))
        found.set(`${name}.${String(field['name'])}(${String(arg['name'])})`, printed(arg['type']));
    }
  return found;
}

function entriesOf(holder: unknown, ...names: string[]): Data[] {
  if (!isRecord(holder)) return [];
  return names.flatMap((name) => (Array.isArray(holder[name]) ? holder[name].filter(isRecord) : []));
}

/** A type as one writes it; the query asks for four levels, so there is an end. */
function printed(type: unknown): string {
  if (!isRecord(type)) return '';
  if (type['kind'] === 'NON_NULL') return `${printed(type['ofType'])}!`;
  if (type['kind'] === 'LIST') return `[${printed(type['ofType'])}]`;
  return String(type['name']);
}
