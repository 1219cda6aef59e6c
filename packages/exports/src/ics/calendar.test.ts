import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { toIcs } from './calendar.ts';
import type { CalendarBlock, CalendarInput } from './calendar.ts';

function block(more: Partial<CalendarBlock> = {}): CalendarBlock {
  const when = { date: '2026-11-23', startMinute: 1110, minutes: 45 };
  return { id: 'resource/git#1', ...when, kind: 'study', title: 'Git', text: '', status: 'planned', ...more };
}

/** Local time is UTC here: the tests of the clocks give their own. */
function instantOf(date: string, startMinute: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + startMinute * 60_000).toISOString();
}

function calendar(more: Partial<CalendarInput> = {}): string {
  const programme = { programmeId: 'p1', title: 'Backend', timeZone: 'Europe/Berlin', now: '2026-11-22T08:00:00.000Z' };
  return toIcs({ ...programme, blocks: [block()], milestones: [], instantOf, ...more });
}

function read(text: string): { root: ICAL.Component; events: ICAL.Event[] } {
  const root = ICAL.Component.fromString(text);
  return { root, events: root.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component)) };
}

function only(text: string): ICAL.Event {
  const { events } = read(text);
  assert.equal(events.length, 1);
  return events[0] as ICAL.Event;
}

describe('a calendar of the plan', () => {
  it('is read by an independent parser with its name, zone and times', () => {
    const text = calendar();
    const { root } = read(text);
    assert.equal(root.getFirstPropertyValue('x-wr-calname'), 'Backend');
    assert.equal(root.getFirstPropertyValue('x-wr-timezone'), 'Europe/Berlin');
    const event = only(text);
    assert.equal(event.startDate.toString(), '2026-11-23T18:30:00Z');
    assert.equal(event.endDate.toString(), '2026-11-23T19:15:00Z');
    assert.equal(event.summary, 'Git');
  });

  it('reminds ten minutes before a block, and not of one that is done', () => {
    const alarm = only(calendar()).component.getFirstSubcomponent('valarm');
    assert.equal(alarm?.getFirstPropertyValue('trigger')?.toString(), '-PT10M');
    const done = only(calendar({ blocks: [block({ status: 'done' })] }));
    assert.equal(done.component.getFirstSubcomponent('valarm'), null);
    assert.equal(done.summary, '✓ Git');
  });

  it('has retrospectives and whole-day milestones', () => {
    const retro = block({ id: 'retro#1', kind: 'retro', title: 'Retrospective', minutes: 30 });
    const milestones = [{ itemId: 'signal/git', title: 'Git shown', date: '2026-12-31' }];
    const { events } = read(calendar({ blocks: [retro], milestones }));
    const [first, second] = events;
    assert.equal(first?.component.getFirstPropertyValue('categories'), 'retro');
    assert.deepEqual(
      [second?.startDate.isDate, String(second?.startDate), String(second?.endDate)],
      [true, '2026-12-31', '2027-01-01'],
    );
  });

  it('keeps the id of a block that moved, and its sequence grows with the time of the export', () => {
    const before = only(calendar());
    const after = only(calendar({ blocks: [block({ date: '2026-11-30' })], now: '2026-11-22T08:01:00.000Z' }));
    assert.equal(before.uid, 'resource/git#1@p1.waymark');
    assert.equal(after.uid, before.uid);
    assert.equal(after.sequence, before.sequence + 1);
  });

  it('reminds as long before as the learner wants, or not at all', () => {
    const alarm = (alarmMinutes: number | null): unknown =>
      only(calendar({ alarmMinutes })).component.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger');
    assert.deepEqual([String(alarm(90)), String(alarm(0)), alarm(null), alarm(Number.NaN)], ['-PT90M', 'PT0S', undefined, undefined]); // prettier-ignore
  });

  it('is the same text for the same plan and time', () => {
    assert.equal(calendar(), calendar());
  });

  it('lets a block last its minutes where the clocks change meanwhile', () => {
    // Berlin, 29 March 2026: from 01:30 local (00:30 UTC) 120 minutes pass, though the clock on the wall jumps an hour.
    const night = block({ date: '2026-03-29', startMinute: 90, minutes: 120 });
    const event = only(calendar({ blocks: [night], instantOf: () => '2026-03-29T00:30:00.000Z' }));
    assert.equal(event.endDate.toString(), '2026-03-29T02:30:00Z');
  });

  it('links to the plan of an instance with a web address only', () => {
    const url = (baseUrl: string): unknown => only(calendar({ baseUrl })).component.getFirstPropertyValue('url');
    assert.equal(url('http://localhost:4600/'), 'http://localhost:4600/plan');
    assert.equal(url('javascript:alert(1)'), null);
    assert.equal(url('https://x.example\r\nATTENDEE:mailto:a@b'), null);
  });

  it('leaves out what has no real date or length instead of failing', () => {
    const bad = [
      block({ date: '2026-02-30' }),
      block({ date: 'soon' }),
      block({ minutes: 0 }),
      block({ minutes: Number.NaN }),
      block({ startMinute: Number.POSITIVE_INFINITY }),
    ];
    const milestones = [{ itemId: 'signal/x', title: 'X', date: '2026-13-01' }];
    assert.equal(read(calendar({ blocks: bad, milestones })).events.length, 0);
    assert.equal(read(calendar({ now: 'today' })).events.length, 1);
    assert.equal(read(calendar({ instantOf: () => 'never' })).events.length, 0);
  });
});

describe('hostile titles', () => {
  /** Texts with everything that means something to the format, beside any Unicode. */
  const signs = ['\r\n', '\n', '\\n', '\\', ';', ',', ':', '"', 'END:VEVENT', 'é', '漢', '🚦', '\t', ' '];
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200, size: 'max' }),
    fc.string({ maxLength: 200, size: 'max' }),
    fc.array(fc.constantFrom(...signs), { maxLength: 120, size: 'max' }).map((parts) => parts.join('')),
  );

  it('come out of an independent parser as they went in, and never become structure', () => {
    fc.assert(
      fc.property(hostile, hostile, (title, text) => {
        const event = only(calendar({ title, blocks: [block({ title, text })] }));
        const valueOf = (name: string): unknown => event.component.getFirstPropertyValue(name) ?? '';
        assert.equal(valueOf('summary'), cleaned(title));
        assert.equal(valueOf('description'), cleaned(text));
        assert.equal(event.component.getAllSubcomponents().length, 1);
      }),
    );
  });

  it('keep every line within 75 octets of sound UTF-8 and ended by CRLF', () => {
    fc.assert(
      fc.property(hostile, (title) => {
        const bytes = new TextEncoder().encode(calendar({ title, blocks: [block({ title, text: title })] }));
        const lines = splitBytes(bytes);
        const decoder = new TextDecoder('utf-8', { fatal: true });
        for (const line of lines) {
          assert.ok(line.length <= 75);
          assert.doesNotMatch(decoder.decode(line), /[\r\n]/);
        }
        assert.deepEqual([...bytes.slice(-2)], [13, 10]);
      }),
    );
  });
});

/** What a calendar can hold of a text: no control characters, one kind of line break. */
function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, ' ');
}

/** Splits at CRLF as bytes: a character cut in two by folding would not decode. */
function splitBytes(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 13 || bytes[at + 1] !== 10) continue;
    lines.push(bytes.subarray(start, at));
    start = at + 2;
  }
  return lines;
}
