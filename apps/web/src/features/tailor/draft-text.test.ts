import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits, itemById, parse } from '@waymark/roadmap';
import { bodyOf, open, pack, unpack } from './draft-text.ts';

const base = parse(
  '# T\n\n## One\n\n- [Alpha](https://a.org) (2 hours)\n- [Beta](https://b.org)\n\n## Two\n\n- [Gamma](https://c.org)\n',
);
const rule = { evidence: { kind: 'quiz' as const, subject: ['git-basics'], minValue: 0.8 } };

describe('a draft as a text', () => {
  it('comes back with the ids of items that were reworded beyond recognition, and with their rules', () => {
    const patch = { title: 'Zebra', url: 'https://elsewhere.example' };
    const made = applyEdits(base, [
      { type: 'set', id: 'resource/alpha', patch },
      { type: 'move', id: 'resource/alpha', after: 'resource/gamma' },
    ]);
    assert.ok(made.ok);
    const body = bodyOf(made.document, {
      baseVersion: 3,
      touched: new Set(['resource/alpha']),
      rules: { 'resource/alpha': rule },
    });
    const again = unpack(pack(body));
    assert.deepEqual(again, body);
    const opened = open(body, base);
    assert.equal(itemById(opened.document.roadmap, 'resource/alpha')?.title, 'Zebra');
    assert.deepEqual([opened.rules, [...opened.touched]], [{ 'resource/alpha': rule }, ['resource/alpha']]);
  });

  it('that is none is told from one', () => {
    for (const text of ['', '{', 'null', '{"source":1}', '[]']) assert.equal(unpack(text), null);
  });

  it('without changes names no item', () => {
    assert.deepEqual(bodyOf(base, { baseVersion: 1, touched: new Set(), rules: {} }), {
      baseVersion: 1,
      source: base.source,
      kept: [],
      rules: [],
    });
  });
});
