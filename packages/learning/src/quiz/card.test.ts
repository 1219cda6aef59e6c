import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cardOf } from './card.ts';
import { anyQuiz, written } from './quiz.fixture.ts';
import { readQuiz } from './read.ts';

const web = readQuiz(written(), 'web').quiz ?? assert.fail();
const card = (id: string) => cardOf(web.items.find((item) => item.id === id) ?? assert.fail());

describe('A question as a card', () => {
  it('asks on the front and answers on the back, for any question', () => {
    fc.assert(
      fc.property(anyQuiz, ({ items }) => {
        for (const item of items) {
          const { front, back } = cardOf(item);
          assert.ok(front.includes(item.question) && back.length > 0);
        }
      }),
    );
  });

  it('shows the options of a choice, and on the back only what is right', () => {
    const { front, back } = card('not-there');
    assert.equal(front, 'Which code says that a page is not there?\n\n- 200\n- 404\n- 500');
    assert.equal(back, '- 404\n\nNot Found.');
  });

  it('never lists steps in their right order on the front', () => {
    fc.assert(
      fc.property(anyQuiz, ({ items }) => {
        for (const item of items) {
          if (item.kind !== 'order') continue;
          assert.ok(!cardOf(item).front.endsWith(item.steps.map((step) => `- ${step}`).join('\n')));
        }
      }),
    );
    assert.match(card('look-up').back, /^1\. The name is looked up\n2\. A connection opens\n3\. /);
  });

  it('keeps code as code, whatever is in it', () => {
    assert.equal(card('last').front, 'What does this print?\n\n```python\nprint([1, 2, 3][-1])\n```');
    const ticks = cardOf({ ...(web.items[4] as Extract<(typeof web.items)[number], { kind: 'prints' }>), code: "print('```')" }); // prettier-ignore
    assert.match(ticks.front, /^````python$/m);
  });
});
