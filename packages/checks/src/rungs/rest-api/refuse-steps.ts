import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { creates, readsBack } from './create-steps.ts';
import { readAll } from './lists.ts';
import { draft, ERROR_SCHEMA, expectStands, make, post, TEXT_LIMIT } from './records.ts';
import { isRecord } from '../../schema/validate.ts';

const SHAPE =
  'Answer errors as JSON of the shape { "error": { "message": "…" } }: your framework’s own error page is HTML, so set an error handler.';
const BIG = 150_000;

function expectError(answer: Answer, status: number | readonly number[], advice: string): unknown {
  answer.expectStatus(status, advice);
  answer.expectHeader('Content-Type', /^application\/([\w.-]+\+)?json\b/i, 'application/json', SHAPE);
  return answer.expectJson(ERROR_SCHEMA, SHAPE);
}

/** Each body breaks one rule of one field. */
function brokenDrafts(t: Tools): [field: string, body: Record<string, unknown>][] {
  const { fields } = t.terms;
  const withoutText = { ...draft(t), [fields.text]: undefined };
  const broken: [string, Record<string, unknown>][] = [
    [fields.text, withoutText],
    [fields.text, { ...draft(t), [fields.text]: '' }],
    [fields.text, { ...draft(t), [fields.text]: t.random.int(1, 99_999) }],
    [fields.text, { ...draft(t), [fields.text]: t.random.phrase().padEnd(TEXT_LIMIT + 1, 'x') }],
  ];
  if (fields.flag !== null) broken.push([fields.flag, { ...draft(t), [fields.flag]: 'yes' }]);
  if (fields.number !== null) broken.push([fields.number, { ...draft(t), [fields.number]: 1.5 }]);
  return broken;
}

export const refusesBroken = step({
  id: 'refuses-broken-records',
  title: 'Records that break a rule are refused, and the answer says which field',
  after: [creates],
  weight: 2,
  async run(t) {
    for (const [field, body] of brokenDrafts(t)) {
      const answer = await post(t, body);
      const advice = `Check every field before you store anything, and answer 400 or 422. Here the field ${field} breaks a rule of the brief.`;
      const error = expectError(answer, [400, 422], advice);
      const fields = isRecord(error) && isRecord(error['error']) ? error['error']['fields'] : null;
      if (!isRecord(fields) || !Object.hasOwn(fields, field))
        answer.fail(
          `error.fields with an entry for "${field}"`,
          answer.text,
          `Say which field is wrong: { "error": { "message": "…", "fields": { "${field}": "…" } } }.`,
        );
    }
    for (const body of [[], 'text', null])
      expectError(
        await post(t, body),
        [400, 422],
        'A body that is JSON but no object is no record: answer 400 or 422.',
      );
  },
});

export const refusedChangesNothing = step({
  id: 'refused-changes-nothing',
  title: 'What was refused changed nothing',
  after: [refusesBroken, readsBack],
  async run(t) {
    const made = await make(t);
    const advice = 'Check first, change afterwards: a request that is refused must leave everything as it was.';
    for (const [, body] of brokenDrafts(t)) {
      const answer = await t.send({ method: 'PUT', path: made.path, json: body });
      expectError(answer, [400, 422], 'The rules hold for PUT as for POST.');
      await expectStands(t, made, advice);
    }
    const text = t.random.phrase().padEnd(TEXT_LIMIT + 1, 'y');
    await post(t, { ...draft(t), [t.terms.fields.text]: text });
    const { byId } = await readAll(t);
    if ([...byId.values()].some((record) => record[t.terms.fields.text] === text))
      t.fail({
        expected: 'no new record after a refused one',
        actual: 'the refused record stands in the list',
        advice,
      });
  },
});

export const refusesMalformed = step({
  id: 'refuses-malformed-json',
  title: 'A body that is not JSON answers 400, and the server lives on',
  after: [creates],
  async run(t) {
    const { path, fields } = t.terms;
    const made = t.from(creates);
    for (const text of [`{"${fields.text}": `, `{"${fields.text}": "${t.random.word()}",}`, t.random.word(), '']) {
      const answer = await t.send({ method: 'POST', path, text, headers: { 'Content-Type': 'application/json' } });
      // An empty body is not JSON, but many frameworks read it as a record without fields: refused either way.
      expectError(
        answer,
        text === '' ? [400, 422] : 400,
        'Catch the error of your JSON parser and answer 400 Bad Request. It is the client’s mistake, so not 500.',
      );
    }
    const put = await t.send({
      ...{
        method: 'PUT',
        path: made.path,
        text: `{"${fields.text}": `,
        headers: { 'Content-Type': 'application/json' },
      },
    });
    expectError(put, 400, 'Read the body of a PUT with the same care as that of a POST: broken JSON is 400.');
    await expectStands(t, made, 'A body that cannot be read changes nothing.');
    await make(t);
  },
});

export const refusesOversized = step({
  id: 'refuses-oversized-bodies',
  title: 'A body of more than 100 kB answers 413',
  after: [creates],
  async run(t) {
    const text = t.random
      .word()
      .repeat(1 + BIG / 4)
      .slice(0, BIG);
    for (const [method, path] of [
      ['POST', t.terms.path],
      ['PUT', t.from(creates).path],
    ] as const)
      expectError(
        await t.send({ method, path, json: { ...draft(t), [t.terms.fields.text]: text } }),
        413,
        'Limit the size of a body to 100 kB (frameworks have a setting) and answer 413 Content Too Large, to PUT as to POST. Without a limit one client can fill your memory.',
      );
    await make(t);
  },
});

export const knowsNoSuchId = step({
  id: 'unknown-id',
  title: 'An id that does not exist answers 404, and the server lives on',
  after: [readsBack],
  weight: 2,
  async run(t) {
    const { terms } = t;
    const ids = [
      String(t.random.int(800_000_000, 999_999_999)),
      t.random.uuid(),
      `no-${t.random.word()}`,
      '-1',
      // Names that every object of JavaScript has, and every one of Python.
      'constructor',
      '__proto__',
      '__class__',
      '%F0%9F%A6%8A',
    ];
    const advice =
      'Answer 404 Not Found when no record has the id, whatever the id looks like. Look for the record first, and return when there is none.';
    for (const path of ids.map((id) => `${terms.path}/${id}`)) {
      expectError(await t.send({ method: 'GET', path }), 404, advice);
      expectError(await t.send({ method: 'PUT', path, json: draft(t) }), 404, `${advice} PUT does not create.`);
      expectError(await t.send({ method: 'DELETE', path }), 404, advice);
    }
    await expectStands(t, t.from(readsBack), 'Requests for an unknown id must not touch other records.');
  },
});

export const refusesMethods = step({
  id: 'refuses-methods',
  title: 'A method that a path does not have answers 405 and says which it has',
  level: 'should',
  after: [readsBack],
  async run(t) {
    const { terms } = t;
    const cases: [method: string, path: string, allowed: string[]][] = [
      ['PATCH', terms.path, ['GET', 'POST']],
      ['POST', t.from(readsBack).path, ['GET', 'PUT', 'DELETE']],
    ];
    for (const [method, path, allowed] of cases) {
      const answer = await t.send({ method, path, json: {} });
      expectError(
        answer,
        405,
        'The path exists, only the method does not: 405 Method Not Allowed instead of 404. Most routers need a last route for it.',
      );
      const advice = 'With 405 comes the header Allow: the methods that the path does have, separated by commas.';
      const listed = answer
        .expectHeader('Allow', /./, allowed.join(', '), advice)
        .split(/\s*,\s*/)
        .map((name) => name.toUpperCase());
      const missing = allowed.find((name) => !listed.includes(name));
      if (missing !== undefined) answer.fail(`Allow with ${allowed.join(', ')}`, `Allow: ${listed.join(', ')}`, advice);
    }
  },
});

export const refusesOtherTypes = step({
  id: 'refuses-other-types',
  title: 'A body that says it is plain text answers 415',
  level: 'should',
  after: [creates],
  async run(t) {
    const text = JSON.stringify(draft(t));
    const headers = { 'Content-Type': 'text/plain' };
    for (const [method, path] of [
      ['POST', t.terms.path],
      ['PUT', t.from(creates).path],
    ] as const)
      expectError(
        await t.send({ method, path, text, headers }),
        415,
        'Look at the Content-Type of the request: what you cannot read is 415 Unsupported Media Type, in a PUT as in a POST.',
      );
  },
});
