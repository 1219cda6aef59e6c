import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EXPORT_FORMAT, toJson } from './export.ts';
import type { ExportInput } from './export.ts';

function input(more: Partial<ExportInput> = {}): ExportInput {
  return {
    exportedAt: '2026-11-22T18:30:00.000Z',
    programme: { id: 'p1', title: 'Backend' },
    roadmapSource: '# Backend\r\n\n- [ ] “Git” 🚦',
    items: [{ id: 'tool/git', kind: 'tool', title: 'Git', lines: { start: 3, end: 3 } }],
    settings: null,
    blocks: [],
    timeEntries: [],
    notes: [],
    ledger: [],
    ...more,
  };
}

describe('the export of everything', () => {
  it('names its format first and ends in a line break', () => {
    const text = toJson(input());
    assert.ok(text.startsWith(`{\n  "format": "${EXPORT_FORMAT}"`));
    assert.ok(text.endsWith('}\n'));
  });

  it('gives every part back unchanged', () => {
    const objects = fc.array(
      fc.dictionary(
        fc.string(),
        fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown),
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), objects, objects, (roadmapSource, ledger, notes) => {
        const parts = { blocks: ledger, timeEntries: notes, notes, ledger, settings: { known: [] } };
        const back = JSON.parse(toJson(input({ roadmapSource, ...parts }))) as Record<string, unknown>;
        assert.deepEqual(back['roadmap'], { source: roadmapSource, items: input().items });
        for (const [name, value] of Object.entries(parts)) {
          assert.equal(JSON.stringify(back[name]), JSON.stringify(value));
        }
      }),
    );
  });

  it('carries only the named fields of an item, in a fixed order', () => {
    const item = { secret: 1, lines: { end: 3, start: 3 }, title: 'Git', kind: 'tool', id: 'tool/git' };
    assert.equal(toJson(input({ items: [item] })), toJson(input()));
  });
});
