import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../forecast/random.ts';
import { drawExchange, judgeExchangeAnswer, type ExchangeQuestion } from './exchange.ts';
import type { SeenExchange } from './types.ts';

function seen(changes: Partial<SeenExchange> = {}, status = 200, headers: [string, string][] = []): SeenExchange {
  return {
    ...{ base: 'http://localhost:3000', method: 'GET', target: '/books?page=2' },
    request: { headers: [], body: null },
    response: { status, headers: [['Content-Type', 'application/json; charset=utf-8'], ...headers], body: '{"id":1}' },
    ...changes,
  };
}

const draw = (exchange: SeenExchange, seed: number, count = 4): ExchangeQuestion[] =>
  drawExchange([exchange], count, seededRandom(seed))?.questions ?? [];
const every = (exchange: SeenExchange): Map<string, ExchangeQuestion> =>
  new Map(Array.from({ length: 60 }, (_, seed) => draw(exchange, seed, 3)).flat().map((one) => [one.id, one])); // prettier-ignore
const keyOf = (exchange: SeenExchange, id: string): string => {
  const { right, options, accept } = every(exchange).get(id) ?? assert.fail(`${id} is never asked`);
  return right === null ? (accept[0] ?? '') : (options[right] ?? '');
};

describe('questions about an exchange', () => {
  it('are the same for the same seed, and others for others', () => {
    fc.assert(fc.property(fc.integer(), (seed) => assert.deepEqual(draw(seen(), seed), draw(seen(), seed))));
    const asked = new Set(Array.from({ length: 20 }, (_, seed) => draw(seen(), seed).map(({ id }) => id).join())); // prettier-ignore
    assert.ok(asked.size > 5);
  });

  it('have one right answer each, which is judged right, and every other option wrong', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(200, 201, 204, 304, 400, 401, 403, 404, 405, 415, 422, 500), (seed, status) => {
        for (const question of draw(seen({ method: 'POST' }, status), seed, 2)) {
          assert.equal(new Set(question.options).size, question.options.length);
          const key = question.right ?? question.accept[0] ?? '';
          assert.ok(judgeExchangeAnswer(question, key));
          for (const place of question.options.keys())
            assert.equal(judgeExchangeAnswer(question, place), place === question.right);
          for (const none of [null, 99, 'surely not']) assert.equal(judgeExchangeAnswer(question, none), false);
        }
      }),
    );
  }); // prettier-ignore

  it('ask about each side of it before they ask about one twice', () => {
    const topics = { method: 'm', twice: 'm', status: 's', class: 's', change: 's', path: 'a', host: 'a', query: 'a' };
    for (let seed = 0; seed < 30; seed += 1) {
      const asked = draw(seen(), seed).map(({ id }) => (topics as Record<string, string>)[id] ?? 'h');
      assert.equal(new Set(asked).size, 4, asked.join());
    }
  });

  it('know what a method promises', () => {
    assert.match(keyOf(seen(), 'method'), /safe and idempotent/);
    assert.match(keyOf(seen({ method: 'DELETE' }, 204), 'method'), /idempotent but not safe/);
    assert.match(keyOf(seen({ method: 'POST' }, 201), 'twice'), /may well do the work twice/);
    assert.match(keyOf(seen({ method: 'PUT' }), 'twice'), /same state/);
    assert.equal(every(seen({ method: 'BREW' })).has('method'), false);
  });

  it('know what a status says, and what would have to change', () => {
    assert.match(keyOf(seen({}, 404), 'status'), /nothing at this address/);
    assert.match(keyOf(seen({}, 405), 'change'), /method that this address allows/);
    assert.match(keyOf(seen({}, 422), 'class'), /down to the request/);
    assert.equal(every(seen({}, 299)).has('status'), false);
  });

  it('know the parts of the address, with or without what people add to them', () => {
    assert.equal(keyOf(seen(), 'path'), '/books');
    assert.equal(keyOf(seen(), 'query'), 'page=2');
    const host = every(seen()).get('host') ?? assert.fail();
    assert.deepEqual(['localhost', 'LOCALHOST:3000', 'books'].map((text) => judgeExchangeAnswer(host, text)), [true, true, false]); // prettier-ignore
    for (const base of [null, 'nonsense']) assert.equal(every(seen({ base })).has('host'), false);
  });

  it('ask about a header only where it stands, and never about a masked value', () => {
    assert.equal(keyOf(seen({ method: 'POST' }, 201, [['Location', '/books/7']]), 'location'), 'Location');
    assert.equal(every(seen({ method: 'POST' }, 201)).has('location'), false);
    const type = every(seen()).get('type-value') ?? assert.fail();
    for (const text of ['application/json', 'application/json; charset=utf-8'])
      assert.ok(judgeExchangeAnswer(type, text));
    assert.equal(every(seen({ target: '/books?token=***' })).has('query'), false);
  });

  it('are not made where the exchange has too little to ask about', () => {
    const bare = seen({ base: null, method: 'BREW', response: { status: 299, headers: [], body: null } });
    assert.equal(drawExchange([bare], 4, seededRandom(1)), null);
    assert.equal(drawExchange([bare, seen()], 4, seededRandom(1))?.index, 1);
    assert.equal(drawExchange([], 1, seededRandom(1)), null);
  });
});
