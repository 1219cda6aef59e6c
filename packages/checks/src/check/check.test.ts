import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Answer } from './answer.ts';
import { chainOf, defineCheck, step } from './define.ts';
import { randomFrom } from './random.ts';
import { difference } from './same.ts';
import { CheckDefect, StepFailure } from './step-failure.ts';

const named = (id: string, after: ReturnType<typeof step>[] = []) =>
  step<unknown>({ id, title: id, after, run: () => Promise.resolve(id) });

describe('the definition of a check', () => {
  it('runs what it needs first, each once', () => {
    const low = defineCheck({ name: 'low', version: 1, title: '', steps: [named('a')] });
    const left = defineCheck({ name: 'left', version: 1, title: '', needs: [low], steps: [] });
    const right = defineCheck({ name: 'right', version: 1, title: '', needs: [low], steps: [] });
    const top = defineCheck({ name: 'top', version: 1, title: '', needs: [left, right], steps: [] });
    assert.deepEqual(chainOf(top), [low, left, right, top]);
  });

  it('may depend on a step of a check that it needs', () => {
    const first = named('first');
    const low = defineCheck({ name: 'low', version: 1, title: '', steps: [first] });
    assert.ok(defineCheck({ name: 'top', version: 1, title: '', needs: [low], steps: [named('second', [first])] }));
  });

  it('is refused where a step depends on a later or foreign one, stands there twice, or has an unknown variant', () => {
    const stranger = named('stranger');
    const wrong = [
      [named('one', [stranger])],
      [named('one', [stranger]), stranger],
      [named('one'), named('one')],
      [step({ id: 'one', title: '', variant: 'no-such', run: () => Promise.resolve() })],
    ];
    for (const steps of wrong)
      assert.throws(() => defineCheck({ name: 'check', version: 1, title: '', steps }), CheckDefect);
    assert.throws(() => named('Not Kebab'), CheckDefect);
  });
});

describe('random values of a run', () => {
  it('are the same for the same seed and stream, and others for another seed or stream', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), fc.string({ minLength: 1 }), (seed, stream) => {
        const draw = (s: string, name: string): string => randomFrom(s, name).hex(24);
        assert.equal(draw(seed, stream), draw(seed, stream));
        assert.notEqual(draw(seed, stream), draw(`${seed}0`, stream));
        assert.notEqual(draw(seed, stream), draw(seed, `${stream}0`));
      }),
    );
  });

  it('keep to their forms', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -5, max: 5 }), fc.nat(9), (seed, from, span) => {
        const random = randomFrom(seed, 'test');
        const drawn = random.int(from, from + span);
        assert.ok(Number.isInteger(drawn) && drawn >= from && drawn <= from + span);
        assert.match(random.uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        assert.match(random.email(), /^[a-z.0-9]+@example\.com$/);
        assert.equal(random.password().length, 20);
        for (const title of [random.phrase(), random.trickyPhrase()]) {
          assert.ok(title.length > 0 && Array.from(title).length <= 200);
          assert.equal(title, title.trim());
        }
      }),
    );
  });
});

describe('two pieces of plain data', () => {
  it('differ at the place where one was changed', () => {
    assert.equal(difference({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, ''), null);
    assert.deepEqual(difference({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, ''), {
      at: 'a[1].b',
      expected: 2,
      actual: 3,
    });
    assert.equal(difference({ a: 1 }, {}, '')?.at, 'a');
    assert.equal(difference([1, 2], [1], '')?.at, 'length');
    assert.notEqual(difference('1', 1, ''), null);
  });

  it('are the same when one is a copy of the other', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => difference(value, structuredClone(value), '') === null));
  });
});

describe('an answer', () => {
  const answer = (
    body: string,
    headers: [string, string][] = [['content-type', 'application/json']],
    status = 200,
  ): Answer =>
    new Answer(
      { status, headers, body: new TextEncoder().encode(body), timing: { firstByteMs: 1, totalMs: 1 }, redirects: [] },
      { ask: 'GET /', curl: 'curl', exchange: 0 },
    );
  const fails = (work: () => unknown, actual: RegExp): void => {
    assert.throws(
      work,
      (error) => error instanceof StepFailure && actual.test(error.facts.actual) && error.facts.advice !== '',
    );
  };

  it('has headers whatever their case, and joins those that are repeated', () => {
    const given = answer('', [
      ['Set-Cookie', 'a=1'],
      ['SET-COOKIE', 'b=2'],
    ]);
    assert.equal(given.header('set-cookie'), 'a=1, b=2');
    assert.equal(given.header('x'), null);
  });

  it('fails with what stood there instead', () => {
    fails(() => answer('oh no', [], 500).expectStatus(200, 'x'), /status 500, with the body "oh no"/);
    fails(() => answer('').expectHeader('Location', /./, 'a path', 'x'), /no header Location/);
    fails(() => answer('', [['X-Powered-By', 'me']]).expectNoHeader('x-powered-by', 'x'), /me/);
    fails(() => answer('{}', [['content-type', 'text/html']]).expectJson({}, 'x'), /text\/html/);
    fails(() => answer('{"a":', undefined).expectJson({}, 'x'), /Unexpected end/);
    fails(() => answer('[1,"2"]').expectJson({ items: { type: 'integer' } }, 'x'), /"2"/);
  });

  it('finds a field that must not be there however deep it stands', () => {
    fails(
      () => answer('{"users":[{"name":"a"},{"meta":{"Password":"x"}}]}').expectNoField('password', 'x'),
      /users\[1\]\.meta\.Password/,
    );
    assert.ok(answer('{"a":[{"b":"password"}]}').expectNoField('password', 'x'));
  });

  it('fails, and does not break, for JSON that is nested very deep', () => {
    fails(() => answer('['.repeat(200_000) + ']'.repeat(200_000)).expectNoField('x', 'x'), /deeper/);
  });
});
