/** What a block is and how it stands, in words. */
import type { LoggedBlock } from '@waymark/contract';

const KINDS: Record<LoggedBlock['kind'], string> = {
  scripted: 'From the weekly flow',
  study: 'Study',
  'deep-dive': 'Deep dive',
  deliverable: 'Something to make',
  'quick-win': 'Quick win',
  hello: 'Say hello',
  retro: 'Look back',
};

/** @returns what kind of sitting it is */
export function kindWords(kind: LoggedBlock['kind']): string {
  return KINDS[kind];
}

const REASONS: Record<LoggedBlock['kind'], string> = {
  scripted: 'The roadmap gives this day to it.',
  study: 'It comes next in the order of the roadmap.',
  'deep-dive': 'A longer sitting, for what pays off most.',
  deliverable: 'You have studied what it takes; now make it.',
  'quick-win': 'Under an hour, and something works at the end.',
  hello: 'Half an hour among people who learn the same goes a long way.',
  retro: 'Two weeks are behind you: look back, then plan on.',
};

/** @returns why this block and not another */
export function reasonWords(kind: LoggedBlock['kind']): string {
  return REASONS[kind];
}

/** Finished: it says so, or its minutes are logged. */
export function isFinished(block: Pick<LoggedBlock, 'status' | 'loggedMinutes' | 'minutes'>): boolean {
  return block.status === 'done' || block.loggedMinutes >= block.minutes;
}

/** @returns minutes of the block that are not logged yet, at least 1 */
export function minutesLeft(block: Pick<LoggedBlock, 'loggedMinutes' | 'minutes'>): number {
  return Math.max(1, block.minutes - block.loggedMinutes);
}

type Sitting = Pick<LoggedBlock, 'id' | 'title' | 'itemId'>;

/** @returns `Sitting 1 of 2` where the same work stands on the day more than once; null where it stands alone */
export function sittingWords(block: Sitting, day: readonly Sitting[]): string | null {
  const same = day.filter(({ title, itemId }) => title === block.title && itemId === block.itemId);
  return same.length > 1 ? `Sitting ${same.findIndex(({ id }) => id === block.id) + 1} of ${same.length}` : null;
}

/** @returns what a block's text says beyond its title, which stands above it already; may be empty */
export function textBeyond({ title, text }: Pick<LoggedBlock, 'title' | 'text'>): string {
  const rest = text.startsWith(title) ? text.slice(title.length) : text;
  return rest === text ? text : rest.replace(/^[\s.:;,–-]+/, '');
}
