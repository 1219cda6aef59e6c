/** The frame of the whole: purpose, audience, weeks and hours a week, where the prose says so plainly. */
import type { Snapshot } from '../model.ts';
import type { Block } from '../scan/blocks.ts';
import { plainText, type Definitions } from '../scan/inline.ts';
import { effortIn } from './effort.ts';
import type { Section } from './outline.ts';
import { isProperties } from './phase.ts';
import { shorten } from './title.ts';

const MAX_PURPOSE = 400;
const WHOLE =
  /\b(?:takes?|finish(?:ed)?|complet(?:e|ed|ion)|duration|timeline|within|timeframe|long|plan for|programme?|spread over)\b[^.]{0,80}?\b(\d[\d\s.–-]*\+?[\s-](?:days?|weeks?|months?|years?))/i;
const NAMED =
  /\b(\d{1,3}(?:\s?[–-]\s?\d{1,3})?[\s-](?:days?|weeks?|months?|years?)),?[\s-](?:[\w-]+\s){0,3}?(?:program(?:me)?|course|bootcamp|plan|roadmap|curriculum|journey|path|schedule|challenge)\b/i;
/** "30 Days of Python", "100-Days-Of-Code". */
const DAYS_OF = /^(\d{2,3}[\s-]?days?)[\s-]?of/i;
/** What the author did, or does besides, is no plan for the reader. */
const AUTHOR = /\bI\b|\bmy\b/;
const AUDIENCE = /^(?:target )?audience\s*:\s*(.+)|^who (?:this is|is this) for\??\s*:?\s*(.+)/i;

/** Reads paragraphs and quotes of the sections that frame the material, in order. */
export function readSnapshot(title: string, frame: Section[], definitions: Definitions): Snapshot {
  const snapshot: Snapshot = { purpose: null, audience: null, weeks: null, hoursPerWeek: null, lines: null };
  const days = DAYS_OF.exec(title)?.[1];
  if (days !== undefined) snapshot.weeks = weeksIn(days);
  readTimes(snapshot, title);
  for (const section of frame) {
    for (const block of section.blocks) {
      for (const { text, at } of proseOf(block)) readProse(snapshot, plainText(text, definitions), text, at);
    }
    if (/^(target )?audience$|^who (is|this)\b/.test(section.key) && snapshot.audience === null) {
      const first = section.blocks.find((block) => block.type === 'paragraph');
      if (first?.type === 'paragraph')
        snapshot.audience = shorten(plainText(first.text, definitions), MAX_PURPOSE).head;
    }
  }
  return snapshot;
}

function readProse(snapshot: Snapshot, plain: string, md: string, block: Block): void {
  const audience = AUDIENCE.exec(plain);
  if (audience) snapshot.audience ??= shorten((audience[1] ?? audience[2] ?? '').trim(), MAX_PURPOSE).head;
  else if (
    snapshot.purpose === null &&
    block.type === 'paragraph' &&
    isSentence(plain) &&
    !isProperties(md) &&
    !isLinks(md)
  ) {
    snapshot.purpose = shorten(plain, MAX_PURPOSE).head;
    snapshot.lines = { ...block.lines };
  }
  readTimes(snapshot, plain);
}

function readTimes(snapshot: Snapshot, plain: string): void {
  if (!/\d/.test(plain)) return;
  for (const sentence of plain.split(/(?<=[.!?])\s/)) {
    if (AUTHOR.test(sentence)) continue;
    snapshot.hoursPerWeek ??= effortIn(sentence).hoursPerWeek;
    const whole = WHOLE.exec(sentence)?.[1] ?? NAMED.exec(sentence)?.[1];
    if (whole !== undefined) snapshot.weeks ??= weeksIn(whole);
  }
}

/** Weeks of a span; of days only from two weeks on, because a few days are seldom the whole. */
function weeksIn(text: string): number | null {
  const { weeks, days } = effortIn(text);
  return weeks ?? (days !== null && days >= 14 ? Math.round(days / 7) : null);
}

/** A line that is nothing but links points elsewhere. */
function isLinks(md: string): boolean {
  return /^\W*\[[^\]]*\]\([^)\s]*\)\W*$/.test(md);
}

function isSentence(plain: string): boolean {
  return !/^(hello|hi)\b/i.test(plain) && plain.length > 30 && plain.split(' ').length > 5 && !plain.endsWith(':');
}

function proseOf(block: Block): { text: string; at: Block }[] {
  if (block.type === 'paragraph') return [{ text: block.text, at: block }];
  if (block.type === 'quote')
    return block.children.flatMap((child) => (child.type === 'paragraph' ? [{ text: child.text, at: block }] : []));
  if (block.type === 'list') return block.items.slice(0, 50).map((item) => ({ text: item.text, at: block }));
  return [];
}
