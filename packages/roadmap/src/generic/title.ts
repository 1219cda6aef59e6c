/** Titles for people: without number, emoji, stated time and the ids that exports leave behind. */
import { plainText, type Definitions } from '../scan/inline.ts';

/** Words that count the parts of a roadmap. */
const PART =
  'phases?|weeks?|months?|modules?|steps?|stages?|parts?|levels?|days?|units?|sections?|chapters?|lessons?|sprints?|topics?|semesters?|years?|milestones?|tiers?|blocks?|sessions?|projects?|classes|class|lectures?|wochen?|monate?|tage?|schritte?|kapitel|teile?|stufen?|phasen?|semanas?|mes(?:es)?|m[óo]dulos?|etapas?|fases?|semaines?|mois|jours?|étapes?|chapitres?';
const COUNT = '(?:\\d{1,3}(?:\\.\\d{1,2})?|[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten)';
const UNIT =
  'hours?|hrs?|h|h[0-5]\\d|minutes?|mins?|days?|weeks?|wks?|months?|years?|stunden?|stdn?|minuten|tage?|wochen?|monate?|horas?|heures?|semanas?';

const NUMBERED = new RegExp(
  `^(?:${PART})(?:\\s*#?\\s*|-)${COUNT}(?:\\s*(?:-|–|—|to|&|and)\\s*(?:${PART})?\\s*\\d{1,3})?\\+?(?![\\p{L}\\p{N}])`,
  'iu',
);
/** "Data Preparation | Day 1", "Exercises - Week 2": the count stands behind. */
const COUNT_BEHIND = /(?:\||\s[-–—]|:)\s{0,3}(?:days?|weeks?|lessons?|sessions?)\s?#?\s?\d{1,3}$/iu;
const LIST_NUMBER = /^(?:\d{1,3}(?:\.\d{1,3})*\s*(?:[.):|]|\s[-–—])|\d{1,3}(?:\.\d{1,3})+|[IVX]{1,5}[.)])(?=\s)/;
const EMOJI = '[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u200d\\ufe0f\\u20e3\\u{1f3fb}-\\u{1f3ff}]';
const LEADING_SIGNS = new RegExp(`^(?:[0-9#*]\\ufe0f?\\u20e3|${EMOJI}|[\\s•·|:–—-])+`, 'u');
const KEYCAP = /^\s*[0-9]\ufe0f?\u20e3/u;
const TRAILING_SIGNS = new RegExp(`(?:(?![0-9#*])${EMOJI}|[\\s|:–—])+$`, 'u');
const TIME_IN_BRACKETS = new RegExp(
  `\\s*[([](?=[^()[\\]]{0,80}\\d)[^()[\\]]{0,80}(?:\\b|\\d)(?:${UNIT})\\b[^()[\\]]{0,80}[)\\]]`,
  'i',
);
const TIME_BEHIND_DASH = new RegExp(`\\s*[|·–—-]\\s*[~≈]?\\s*\\d[\\d\\s.,–-]{0,12}\\+?\\s*(?:${UNIT})\\.?$`, 'i');
/** Titles are not longer; regular expressions must not run over whole pages. */
const MAX_LOOK = 2_000;
const EXPORT_ID = /[\s_-]+[0-9a-f]{32}$/i;
const EXPORT_ID_LENGTH = 33;

const PIPE = 0x7c;
const COLON = 0x3a;
const HYPHEN = 0x2d;
const STOP = 0x2e;

/** Longest title that is kept whole. */
export const MAX_TITLE = 160;

/** "Week 3", "2. Basics", "Day 1-5: ...": a heading that counts a part. */
export function isNumbered(title: string): boolean {
  if (KEYCAP.test(title)) return true;
  const text = title.replace(LEADING_SIGNS, '');
  return NUMBERED.test(text) || LIST_NUMBER.test(text) || COUNT_BEHIND.test(text.slice(0, MAX_LOOK).trimEnd());
}

/** "Phase 1", "Week 2: ...": counted by a word, which says more than a number in front. */
export function isPart(title: string): boolean {
  const text = title.replace(LEADING_SIGNS, '');
  return NUMBERED.test(text);
}

/** Drops emoji, separators and a full stop at the ends, and a trailing export id. */
export function trimSigns(text: string): string {
  if (isTrim(text)) return text;
  const bare = text
    .slice(0, MAX_LOOK)
    .trim()
    .replace(EXPORT_ID, '')
    .replace(LEADING_SIGNS, '')
    .replace(TRAILING_SIGNS, '')
    .trim();
  return /[\p{L}\p{N}]{3}\.$/u.test(bare) ? bare.slice(0, -1) : bare;
}

/** Whether nothing can be trimmed, as of most titles: seen at the ends alone, where the patterns read it all. */
function isTrim(text: string): boolean {
  const end = text.length - 1;
  if (end < 1 || end >= MAX_LOOK) return end < 0;
  const isPlain = isPlainSign(text.charCodeAt(0)) && text.charCodeAt(1) < 0x80 && isPlainSign(text.charCodeAt(end));
  return isPlain && (end < EXPORT_ID_LENGTH - 1 || !EXPORT_ID.test(text.slice(-EXPORT_ID_LENGTH)));
}

/** An ASCII sign or letter that no pattern drops at an end of a title. */
function isPlainSign(code: number): boolean {
  return code > 0x20 && code < 0x7f && code !== PIPE && code !== COLON && code !== HYPHEN && code !== STOP;
}

/** Drops a stated time: "(6 weeks | ~120 hours)", "- 3 days". */
export function withoutTime(text: string): string {
  if (!/\d/.test(text) || !/[([|·–—-]/.test(text)) return text.trim();
  return text.slice(0, MAX_LOOK).replace(TIME_IN_BRACKETS, '').replace(TIME_BEHIND_DASH, '').trim();
}

/**
 * The title of a heading for a person: "Phase 1: Foundation (6 Weeks | ~120 hours)" gives "Foundation", "2. GIT"
 * gives "GIT"; what consists of a number only ("Week 1") stays.
 * @param text plain text
 */
export function bareTitle(text: string): string {
  const trimmed = trimSigns(trimSigns(text).replace(COUNT_BEHIND, '')) || trimSigns(text);
  const timeless = trimSigns(withoutTime(trimmed)) || trimmed;
  const number = LIST_NUMBER.exec(timeless)?.[0];
  const listed = number === undefined ? timeless : trimSigns(timeless.slice(number.length)) || timeless;
  const part = NUMBERED.exec(listed)?.[0];
  if (part === undefined) return listed;
  const behind = listed.slice(part.length);
  if (!/^\s*[:.)\-–—|,·]\s*\S/.test(behind)) return listed;
  return trimSigns(behind.replace(/^\s*[:.)\-–—|,·]\s*/, '')) || listed;
}

/** The plain title of a Markdown heading, as `bareTitle` has it. */
export function headingTitle(md: string, definitions: Definitions): string {
  return bareTitle(plainText(md, definitions));
}

/** Cuts long text at a sentence or a word. Returns the head, and whether something was cut. */
export function shorten(text: string, limit: number): { head: string; cut: boolean } {
  if (text.length <= limit) return { head: text, cut: false };
  const window = text.slice(0, limit);
  const stop = Math.max(window.lastIndexOf('. '), window.lastIndexOf('? '), window.lastIndexOf('! '));
  if (stop > limit / 4) return { head: window.slice(0, stop + 1), cut: true };
  const space = window.lastIndexOf(' ');
  return { head: `${window.slice(0, space > limit / 2 ? space : limit).trimEnd()}…`, cut: true };
}
