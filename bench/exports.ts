/** Ways out: the calendar of a whole programme, and every export of ten years of work. */
import { instantOf, type LedgerEntry } from '@waymark/learning';
import {
  calendarEvents,
  notionProgramme,
  toIcs,
  toNotionZip,
  writeCalendar,
  type CalendarInput,
} from '@waymark/exports';
import { parse } from '@waymark/roadmap';
import {
  blocks, documentOf, documents, dump, ledger, newId, notes, openStore, programmes, restoreDocument, timeEntries,
  type Db, type Store,
} from '@waymark/store'; // prettier-ignore
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { medianMs, type Budget } from './budget.ts';

const NOW = '2037-01-04T18:30:00.000Z';
const ZONE = 'Europe/Berlin';
/** 24 weeks with two sittings a day, and ten years with two. */
const [PROGRAMME_BLOCKS, TEN_YEARS] = [336, 7_300];
const [MOST_CALENDAR_MS, MOST_EXPORT_MS] = [30, 2_000];

const dateOf = (day: number): string => new Date(Date.UTC(2027, 0, 4) + day * 86_400_000).toISOString().slice(0, 10);

function blocksOf(count: number): Parameters<typeof blocks.replaceAll>[2] {
  return Array.from({ length: count }, (_, at) => ({
    ...{
      id: `resource/${at % 40}#${at}`,
      date: dateOf(at >> 1),
      startMinute: at % 2 === 0 ? 1_080 : 1_170,
      minutes: 45,
    },
    ...{ kind: 'study', itemId: `resource/${at % 40}`, dayId: null, title: `Sitting ${at}: trees, graphs and hashing` },
    ...{ text: 'Read the chapter, then solve two challenges.', phaseId: null, week: 1 + (at >> 4), pinned: false },
    ...{ status: 'done' },
  }));
}

function calendarOf(count: number): CalendarInput {
  return {
    ...{ programmeId: 'p', title: 'Backend', timeZone: ZONE, now: NOW, blocks: blocksOf(count), milestones: [] },
    instantOf: (date, startMinute) => instantOf(date, startMinute, ZONE),
  };
}

/** A feed is written so: every event with a fingerprint of its own. */
function feedOf(input: CalendarInput): string {
  const events = calendarEvents(input);
  for (const { content } of events) createHash('sha256').update(content).digest();
  return writeCalendar(input, events, () => ({ sequence: 1, changedAt: NOW }));
}

async function fill(db: Db, source: Uint8Array): Promise<string> {
  const id = newId();
  await programmes.insert(db, { id, title: 'Backend', createdAt: NOW });
  await documents.insert(db, id, parse(source), NOW);
  await blocks.replaceAll(db, id, blocksOf(TEN_YEARS));
  for (let at = 0; at < TEN_YEARS; at += 1) {
    const entry = { id: newId(), itemId: `resource/${at % 40}`, blockId: null, date: dateOf(at >> 1), minutes: 45 };
    await timeEntries.insert(db, id, { ...entry, note: 'loops and lists', createdAt: NOW });
    if (at % 4 === 0) await ledger.append(db, id, evidence(at));
    if (at % 20 === 0)
      await notes.put(db, id, `resource/${at}`, { markdown: 'A page of notes. '.repeat(60), updatedAt: NOW });
  }
  return id;
}

function evidence(at: number): LedgerEntry {
  const what = { itemId: `resource/${at % 40}`, strength: 'checked', kind: 'challenge', subject: `c-${at}` } as const;
  return { type: 'evidence', id: newId(), at: NOW, ...what, value: null, note: 'passed', link: null };
}

const all = async (pieces: AsyncIterable<string>): Promise<string> => (await Array.fromAsync(pieces)).join('');

async function exportsOf(store: Store, id: string, source: Uint8Array): Promise<[name: string, work: () => unknown][]> {
  const { roadmap } = parse(source);
  const [planned, written] = [await blocks.list(store.db, id, {}), await notes.all(store.db, id)];
  const input = {
    ...{ roadmap, states: new Map(), logged: new Map(), signals: [], metrics: [], blocks: planned },
    notes: new Map(written.map(({ itemId, markdown }) => [itemId, [markdown]])),
  };
  const text = await all(documentOf(store.db, NOW));
  const copy = await openStore({ url: 'sqlite::memory:' });
  return [
    ['calendar', () => toIcs(calendarOf(TEN_YEARS))],
    ['zip for Notion', () => toNotionZip(notionProgramme(input), NOW)],
    ['everything as JSON', () => all(documentOf(store.db, NOW))],
    ['backup', () => all(dump(store.db))],
    ['restoring everything', () => restoreDocument(copy, text)],
  ];
}

/** Prints as ratios: against writing the same blocks as JSON, and against reading the same rows. */
export default async function bench(): Promise<Budget[]> {
  const input = calendarOf(PROGRAMME_BLOCKS);
  const json = await medianMs(15, () => JSON.stringify(input.blocks));
  const feed = await medianMs(15, () => feedOf(input));
  const lines: Budget[] = [
    {
      name: `calendar of a programme of ${PROGRAMME_BLOCKS} blocks`,
      value: `${feed.toFixed(1)} ms (at most ${MOST_CALENDAR_MS} ms)`,
      baseline: `JSON.stringify of the same blocks: ${json.toFixed(2)} ms`,
      ratio: feed / json,
      holds: feed < MOST_CALENDAR_MS,
    },
  ];
  const source = await readFile(new URL('../content/backend/roadmap.md', import.meta.url));
  const store = await openStore({ url: 'sqlite::memory:' });
  const id = await store.transaction((db) => fill(db, source));
  const reading = await medianMs(3, () => blocks.list(store.db, id, {}));
  for (const [name, work] of await exportsOf(store, id, source)) {
    const time = await medianMs(3, work);
    lines.push({
      name: `ten years: ${name}`,
      value: `${time.toFixed(0)} ms (at most ${MOST_EXPORT_MS} ms)`,
      baseline: `reading its ${TEN_YEARS} blocks: ${reading.toFixed(0)} ms`,
      ratio: time / reading,
      holds: time < MOST_EXPORT_MS,
    });
  }
  await store.close();
  return lines;
}
