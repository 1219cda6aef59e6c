/** The sections with a shape of their own: snapshot, pillars, weekly flow. */
import type { Day, Pillar } from '../model.ts';
import type { ListItemBlock, TableBlock } from '../scan/blocks.ts';
import { leadingBold, plainText } from '../scan/inline.ts';
import { groupsOf, itemsOf, nestedItems, proseOf } from './groups.ts';
import type { Group } from './groups.ts';
import { hoursIn, hoursPerWeekIn, weeksIn } from './quantities.ts';
import { base, bullet, keepProse, keepUnread, spoken } from './reading.ts';
import type { Reading } from './reading.ts';
import type { Section } from './sections.ts';
import { headingTitle, titleAndText, withoutOrdinal } from './titles.ts';

function readSnapshotField(reading: Reading, label: string, text: string): boolean {
  const { snapshot } = reading.roadmap;
  const plain = plainText(text);
  if (/\bduration\b|\bhours\b|\btime\b|\bpace\b|\bcommitment\b/i.test(label)) {
    snapshot.weeks ??= weeksIn(plain);
    // "Weekly hours: 8 hours" says "a week" in its label.
    snapshot.hoursPerWeek ??= hoursPerWeekIn(plain) ?? (/\bhours\b/i.test(label) ? hoursIn(plain) : null);
  } else if (/\bsuited\b|\baudience\b|\bwho\b|\blevel\b/i.test(label)) snapshot.audience ??= plain;
  else if (/\bpurpose\b|\boutcome\b|\bgoal\b|\bnorth star\b|\bwhy\b/i.test(label)) snapshot.purpose ??= plain;
  else return false;
  return true;
}

/** Purpose, duration and audience, as labelled lines or as bullets. */
export function readSnapshot(reading: Reading, section: Section): void {
  const heading = headingTitle(section.heading.text);
  reading.roadmap.snapshot.lines = { ...section.lines };
  groupsOf(section.blocks).forEach((group, index) => {
    const fields = itemsOf(group).map((item) => leadingBold(item.text) ?? { label: '', rest: item.text });
    const known = fields.filter(({ label, rest }) => readSnapshotField(reading, label, rest)).length;
    const isField = group.label !== null && readSnapshotField(reading, group.label, proseOf(group));
    if (group.label !== null && !isField && known === 0) keepUnread(reading, group, heading);
    else if (known < fields.length || group.tables.length + group.others.length > 0)
      keepUnread(reading, group, heading);
    keepProse(reading, group, index === 0);
  });
}

/** Which column of a pillar table says what; -1 where none does. */
function columnsOf({ header }: TableBlock): Record<'title' | 'weeks' | 'focus' | 'metric', number> {
  const find = (pattern: RegExp): number => header.findIndex((cell) => pattern.test(plainText(cell)));
  return {
    title: Math.max(0, find(/\bphase\b|\bpillar\b|\bstage\b|\bname\b/i)),
    weeks: find(/\bduration\b|\bweeks?\b|\btime\b/i),
    focus: find(/\bfocus\b|\btopics?\b|\bcontent\b/i),
    metric: find(/\bsuccess\b|\bmetric\b|\boutcome\b/i),
  };
}

function pillarsOfTable(reading: Reading, table: TableBlock): Pillar[] {
  const columns = columnsOf(table);
  return table.rows.flatMap(({ cells, line }) => {
    const cell = (index: number): string => plainText(cells[index] ?? '');
    const title = withoutOrdinal(cell(columns.title));
    if (title === '') return [];
    return {
      ...base(reading, 'pillar', title, '', { start: line, end: line }),
      weeks: weeksIn(cell(columns.weeks)),
      focus: cell(columns.focus),
      successMetric: cell(columns.metric),
    };
  });
}

function pillarOfBullet(reading: Reading, item: ListItemBlock): Pillar {
  const pillar = bullet(reading, 'pillar', item);
  return { ...pillar, weeks: weeksIn(plainText(item.text)), focus: plainText(pillar.text), successMetric: '' };
}

/** Pillars as a table, or as bullets. */
export function readPillars(reading: Reading, section: Section): void {
  const heading = headingTitle(section.heading.text);
  groupsOf(section.blocks).forEach((group, index) => {
    const { pillars } = reading.roadmap;
    for (const table of group.tables) for (const pillar of pillarsOfTable(reading, table)) pillars.push(pillar);
    for (const item of spoken(reading, itemsOf(group))) pillars.push(pillarOfBullet(reading, item));
    if (group.others.length > 0) keepUnread(reading, group, heading);
    keepProse(reading, group, index === 0);
  });
}

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The ISO weekdays that a name stands for: "Monday", "Sat/Sun", "Mon-Wed", "Weekend", "Weekdays"; [] for none. */
export function weekdaysOf(name: string): number[] {
  if (/\bweekends?\b/i.test(name)) return [6, 7];
  if (/\bweekdays\b/i.test(name)) return [1, 2, 3, 4, 5];
  const found = [...name.matchAll(/\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b/gi)];
  const days = found.map((match) => DAY_NAMES.indexOf((match[1] ?? '').toLowerCase()) + 1);
  const [from, to] = days;
  if (
    from !== undefined &&
    to !== undefined &&
    days.length === 2 &&
    from < to &&
    /[a-z]\s?(?:-|–|to)\s?[a-z]/i.test(name)
  ) {
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  }
  const numbered = /^day\s?([1-7])\b/i.exec(name)?.[1];
  return days.length === 0 && numbered ? [Number(numbered)] : [...new Set(days)].sort((a, b) => a - b);
}

function readDays(reading: Reading, list: readonly ListItemBlock[]): Day[] {
  return spoken(reading, list).map((item) => {
    const day = bullet(reading, 'day', item);
    return { ...day, weekdays: weekdaysOf(titleAndText(item).title) };
  });
}

/** One group of the weekly flow: a label over days, or a list of weeks over days. */
function readWeeks(reading: Reading, group: Group): void {
  const { weeks } = reading.roadmap;
  const list = itemsOf(group);
  if (group.label === null && list.some((item) => item.children.length > 0)) {
    for (const item of spoken(reading, list)) {
      const week = bullet(reading, 'week', item, false);
      weeks.push({ ...week, title: withoutOrdinal(week.title), days: readDays(reading, nestedItems(item)) });
    }
  } else {
    const title = withoutOrdinal(group.label ?? `Week ${weeks.length + 1}`);
    weeks.push({ ...base(reading, 'week', title, proseOf(group), group.lines), days: readDays(reading, list) });
  }
}

/** The sample weeks, day by day. */
export function readFlow(reading: Reading, section: Section): void {
  const heading = headingTitle(section.heading.text);
  groupsOf(section.blocks).forEach((group, index) => {
    if (group.lists.length > 0) readWeeks(reading, group);
    else if (group.label !== null) keepUnread(reading, group, heading);
    else keepProse(reading, group, index === 0);
    if (group.tables.length + group.others.length > 0) keepUnread(reading, group, heading);
  });
}
