/** Things to store, as small as they can be. */
import assert from 'node:assert/strict';
import type { TimeEntry } from '@waymark/contract';
import type { Block, EvidenceEntry, PlanSettings } from '@waymark/learning';
import type { RoadmapDocument } from '@waymark/roadmap';
import { newId, programmes, StoreError, type Db, type Store, type StoreErrorCode } from '../index.ts';

export const NOW = '2027-01-04T18:30:00.000Z';

/** Adds a programme. @returns its id */
export async function addProgramme(store: Pick<Store, 'transaction'>, title = 'Backend'): Promise<string> {
  const id = newId();
  await store.transaction((db) => programmes.insert(db, { id, title, createdAt: NOW }));
  return id;
}

/** One write to a programme, as every service makes it. */
export async function write<T>(store: Store, id: string, work: (db: Db) => Promise<T>): Promise<T> {
  return store.transaction(async (db) => {
    await programmes.touch(db, id);
    return work(db);
  });
}

export function aBlock(id: string, changes: Partial<Block> = {}): Block {
  return {
    id, date: '2027-01-04', startMinute: 1080, minutes: 90, kind: 'study', itemId: 'resource/sql', dayId: null,
    title: 'SQL', text: '', phaseId: null, week: 1, pinned: false, status: 'planned', ...changes,
  }; // prettier-ignore
}

export function anEntry(changes: Partial<TimeEntry> = {}): TimeEntry {
  return {
    id: newId(), itemId: 'resource/sql', blockId: null, date: '2027-01-04', minutes: 45, note: '', createdAt: NOW,
    ...changes,
  }; // prettier-ignore
}

export function evidence(changes: Partial<EvidenceEntry> = {}): EvidenceEntry {
  return {
    type: 'evidence', id: newId(), at: NOW, itemId: 'signal/git', strength: 'claimed', kind: 'claim', subject: '',
    value: null, note: '', link: null, ...changes,
  }; // prettier-ignore
}

export function settings(changes: Partial<PlanSettings> = {}): PlanSettings {
  return {
    startDate: '2027-01-04', minutesPerWeekday: [90, 90, 90, 90, 90, 240, 0],
    startMinutePerWeekday: [1080, 1080, 1080, 1080, 1080, 600, 600], daysOff: [], timeZone: 'Europe/Berlin',
    longestSitting: 90, known: [], ...changes,
  }; // prettier-ignore
}

export function aDocument(source: string): RoadmapDocument {
  return {
    source,
    dialect: 'waymark',
    diagnostics: [{ line: 1, code: 'no-snapshot', severity: 'warning', message: 'Add a snapshot.' }],
    roadmap: {
      title: source, prerequisites: [], tools: [], pillars: [], phases: [], quickWins: [], leverageMoves: [], weeks: [],
      signals: [], metrics: [], practices: [], prompts: [], notes: [],
      snapshot: { purpose: null, audience: null, weeks: 24, hoursPerWeek: 20, lines: null },
    },
  }; // prettier-ignore
}

/** Holds that something fails with that code and a sentence. */
export async function failsWith(code: StoreErrorCode, work: Promise<unknown>, says?: RegExp): Promise<void> {
  await assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof StoreError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, says ?? /\w{3}/);
    return true;
  });
}
