import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Pillar } from '@waymark/roadmap';
import type { LedgerEntry, PillarStatus } from '../types.ts';
import { evidence, phase, roadmap, signal, state } from './ledger.fixture.ts';
import { pillarStatuses } from './pillars.ts';
import { signalStatuses } from './rules.ts';

function pillar(title: string): Pillar {
  const words = { text: '', focus: '', successMetric: `${title} is shown`, weeks: null };
  return { id: `pillar/${title.toLowerCase()}`, kind: 'pillar', title, lines: { start: 1, end: 1 }, ...words };
}

const phases = [phase('Start'), phase('Build'), phase('Servers', { depth: 1, parentId: 'phase/build' })];
const signals = [signal('a', 'phase/start'), signal('b'), signal('c', 'phase/servers'), signal('d', null)];

function pillars(titles: string[], ...entries: LedgerEntry[]): PillarStatus[] {
  const doc = roadmap({ phases, signals, pillars: titles.map(pillar) });
  return pillarStatuses(doc, signalStatuses(doc, { signals: [] }, entries));
}

describe('a pillar', () => {
  it('belongs to the phase of its title wherever it stands, and counts the signals of its parts', () => {
    const [build, start] = pillars(['build ', 'Start']);
    assert.deepEqual([build?.phaseId, build?.total], ['phase/build', 2]);
    assert.deepEqual([start?.phaseId, start?.total], ['phase/start', 1]);
  });

  it('belongs to the top phase in its place where no title matches', () => {
    assert.deepEqual(
      pillars(['Foundation', 'Practice', 'Beyond']).map((status) => status.phaseId),
      ['phase/start', 'phase/build', null],
    );
  });

  it('leaves a phase to the pillar that names it', () => {
    assert.deepEqual(
      pillars(['Foundation', 'Start']).map((status) => status.phaseId),
      [null, 'phase/start'],
    );
  });

  it('is as strong as its weakest satisfied signal and counts a skipped one apart', () => {
    const strong = evidence('e1', 'signal/b', { strength: 'endorsed' });
    const weak = evidence('e2', 'signal/c', { strength: 'checked' });
    const [, both] = pillars(['Start', 'Build'], strong, weak);
    assert.deepEqual([both?.satisfied, both?.skipped, both?.strength], [2, 0, 'checked']);
    const [, one] = pillars(['Start', 'Build'], strong, weak, state('s1', 'signal/c', 'skipped'));
    assert.deepEqual([one?.satisfied, one?.skipped, one?.strength], [1, 1, 'endorsed']);
  });

  it('has no strength while nothing of it is satisfied', () => {
    assert.equal(pillars(['Start'])[0]?.strength, null);
  });
});
