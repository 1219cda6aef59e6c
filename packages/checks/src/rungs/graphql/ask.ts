/** Sends operations and reads what comes back: data, or errors of the shape that the specification gives them. */
import type { Answer } from '../../check/answer.ts';
import type { Tools } from '../../check/model.ts';
import type { Schema } from '../../schema/model.ts';
import { isRecord } from '../../schema/validate.ts';
import { itemPath, type Draft } from '../rest-api/records.ts';
import { fieldName, inputOf, namesOf, wholeSelection } from './names.ts';

export type Data = Record<string, unknown>;

const ERRORS: Schema = {
  type: 'object',
  required: ['errors'],
  properties: {
    errors: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['message'],
        properties: { message: { type: 'string', minLength: 1 }, path: { type: 'array' } },
      },
    },
  },
};

export function ask(t: Tools, query: string, variables?: object, operationName?: string): Promise<Answer> {
  const body = { query, ...(variables && { variables }), ...(operationName !== undefined && { operationName }) };
  return t.send({
    method: 'POST',
    path: t.terms.graphql.path,
    headers: { Accept: 'application/graphql-response+json, application/json' },
    json: body,
  });
}

/** @returns the data of an operation that has to work */
export function readData(answer: Answer, advice: string): Data {
  answer.expectStatus(200, advice);
  const body = answer.expectJson({ type: 'object' }, 'Answer with { "data": … } as a JSON object.') as Data;
  const { data, errors } = body;
  if (errors !== undefined) answer.fail('no errors', `errors: ${JSON.stringify(errors).slice(0, 300)}`, advice);
  if (!isRecord(data)) return answer.fail('data that is an object', answer.text.slice(0, 200), advice);
  return data;
}

export interface ReadErrors {
  /** Null where nothing was executed. */
  data: Data | null;
  errors: { message: string; path?: unknown[] }[];
}

/** @returns the errors of an operation that has to be refused; a server that gives up is no refusal */
export function readErrors(answer: Answer, advice: string): ReadErrors {
  answer.expectStatus([200, 400, 422], advice);
  const body = answer.expectJson({ type: 'object' }, advice) as Data;
  if (body['errors'] === undefined) answer.fail('errors', answer.text.slice(0, 200), advice);
  const shape = 'Answer with { "errors": [{ "message": "…" }] }: a list of objects, each with a message.';
  const { errors } = answer.expectJson(ERRORS, shape) as ReadErrors;
  return { errors, data: isRecord(body['data']) ? body['data'] : null };
}

/** Creates over GraphQL, with the record as a variable, and registers it for the cleanup. */
export async function create(t: Tools, sent: Draft, selection = wholeSelection(t.terms)): Promise<Answer> {
  const { create: name, input } = namesOf(t.terms);
  const id = fieldName(t.terms.fields.id);
  const fields = selection.split(' ').includes(id) ? selection : `${id} ${selection}`;
  const query = `mutation ($input: ${input}!) { ${name}(input: $input) { ${fields} } }`;
  const answer = await ask(t, query, { input: inputOf(sent) });
  undoWhatWasMade(t, answer, name);
  return answer;
}

/** @param field of the data in which the new record stands, if one was made */
export function undoWhatWasMade(t: Tools, { text }: Answer, field: string): void {
  const id = idIn(text, field, fieldName(t.terms.fields.id));
  if (id === null) return;
  t.undo(`delete ${t.terms.noun} ${id}`, (send) => send({ method: 'DELETE', path: itemPath(t.terms, id) }));
}

function idIn(text: string, field: string, idName: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    const data = isRecord(body) ? body['data'] : null;
    const made = isRecord(data) ? data[field] : null;
    const id = isRecord(made) ? made[idName] : null;
    return typeof id === 'string' && id !== '' ? id : null;
  } catch {
    return null;
  }
}

/** @returns the answer to a query for one record */
export function getOne(t: Tools, id: string, selection = wholeSelection(t.terms)): Promise<Answer> {
  return ask(t, `query ($id: ID!) { ${namesOf(t.terms).one}(id: $id) { ${selection} } }`, { id });
}

/** @returns the record in a field of the data, which has to be there */
export function recordIn(answer: Answer, data: Data, field: string, advice: string): Data {
  const record = data[field];
  return isRecord(record) ? record : answer.fail(`data.${field}: an object`, answer.text.slice(0, 200), advice);
}
