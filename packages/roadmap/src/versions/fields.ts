/** One line of a list, a heading or a table as fields, so that two people can change different fields of it. */

/** Marker, checkbox, bold label, link text, address, and the rest; any of them may be empty. */
const ITEM =
  /^([\s>]*(?:[-*+]|\d{1,9}[.)])?\s*)((?:\[[ xX]\]\s+)?)((?:\*\*[^*]+\*\*:?)?)(\s*)((?:\[(?:[^\]\\]|\\.)*\])?)((?:\([^()\s]*\))?)(.*)$/su;

/** Hours, weeks and the like stand in parentheses. */
const STATED = /\s*\([^()]*\d[^()]*\)/u;

const NUMBER = /^(\s*>*\s*)(?:[-*+]|\d{1,9}[.)])\s+$/;

/** Longer lines are one field: they are prose, and the patterns are for lines that people write as items. */
const SPLIT_CHARACTERS = 2_000;

/** Splits a line into fields whose concatenation is the line; lines of one form give equally many fields. */
function fieldsOf(line: string): string[] {
  if (line.length > SPLIT_CHARACTERS) return [line];
  if (/^\s*\|.*\|\s*$/.test(line)) return line.split(/(?=\|)/);
  if (line.startsWith('#')) {
    const open = line.lastIndexOf('(');
    const [title, stated] =
      open < 0 ? [line, ''] : [line.slice(0, open).trimEnd(), line.slice(line.slice(0, open).trimEnd().length)];
    return [title, ...stated.split(/(?=[|,])/)];
  }
  const parts = ITEM.exec(line);
  if (parts === null) return [line];
  const fields = parts.slice(1);
  const rest = fields.pop() ?? '';
  const stated = STATED.exec(rest);
  const [before, amount] = stated === null ? [rest, ''] : [rest.slice(0, stated.index), stated[0]];
  const after = rest.slice(before.length + amount.length);
  // "24 weeks (~6 months) | 20 hours/week": two statements on one line.
  return [...fields, ...before.split(/(?=\|)/), amount, ...after.split(/(?=\|)/)];
}

export interface LineMerge {
  text: string;
  conflict: boolean;
}

const trimmed = (text: string): string => text.trim().replace(/\s+/g, ' ');

function mergeField(base: string, mine: string, theirs: string): LineMerge {
  if (trimmed(mine) === trimmed(theirs) || trimmed(theirs) === trimmed(base)) return { text: mine, conflict: false };
  if (trimmed(mine) === trimmed(base)) return { text: theirs, conflict: false };
  // Both renumbered the list: not worth a question.
  if (NUMBER.test(mine) && NUMBER.test(theirs)) return { text: mine, conflict: false };
  return { text: mine, conflict: true };
}

/**
 * Merges one line that both sides may have changed. Fields that only one side changed take that side's text; a field
 * that both changed differently keeps mine and is reported.
 */
export function mergeLine(base: string, mine: string, theirs: string): LineMerge {
  if (mine === theirs || theirs === base) return { text: mine, conflict: false };
  if (mine === base) return { text: theirs, conflict: false };
  const [b, m, t] = [fieldsOf(base), fieldsOf(mine), fieldsOf(theirs)];
  if (b.length !== m.length || b.length !== t.length) return mergeField(base, mine, theirs);
  const merged = b.map((field, index) => mergeField(field, m[index] ?? '', t[index] ?? ''));
  return { text: merged.map(({ text }) => text).join(''), conflict: merged.some(({ conflict }) => conflict) };
}
