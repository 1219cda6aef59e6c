/** Labels in front of a line: what the next list means, and stated times. */
import type { Phase } from '../model.ts';
import { leadingBold, plainText } from '../scan/inline.ts';
import { effortIn, hoursOf } from './effort.ts';
import { keyOf, labelMode, type Mode } from './words.ts';

/** "**Resources:**", "Topics covered:", "Goal: learn the basics". */
export function labelIn(md: string, plain: string): { mode: Mode; rest: string } | null {
  const bold = leadingBold(md);
  if (bold) {
    const mode = labelMode(keyOf(bold.label));
    // Bold words in front of a sentence are only emphasis: a label has a colon, ends its line or stands alone.
    const stands = bold.colon || bold.rest === '' || /^[^\n]{0,120}(\*\*|__):?[ \t]*\n/.test(md.trimStart());
    return mode && stands ? { mode, rest: bold.rest } : null;
  }
  const colon = md.indexOf(':');
  if (colon < 0 || colon > 60 || md.slice(0, colon).includes('[')) return null;
  const mode = labelMode(keyOf(plainText(md.slice(0, colon))));
  if (!mode || plain.length < colon) return null;
  return {
    mode,
    rest: md
      .slice(colon + 1)
      .replace(/^[*_\s]+/, '')
      .trim(),
  };
}

/** "Duration: 4 weeks, 10 hours/week", "Estimated time: 20 h" and "~30 hours" on a line of its own. */
export function readTime(phase: Phase, plain: string): boolean {
  const labelled = /^\W*(estimated |total )?(time|duration|effort|timeline|hours|workload|length)\b[^:]{0,20}:/i.test(
    plain,
  );
  const alone = /^\W*\d[\w\s.–-]{0,20}(hours?|hrs?|weeks?|h)\W*$/i.test(plain);
  if (!labelled && !alone) return false;
  const effort = effortIn(plain);
  const hours = hoursOf(effort);
  if (hours === null && effort.weeks === null) return false;
  phase.hours ??= hours;
  phase.weeks ??= effort.weeks;
  return true;
}
