/** What an item is and what happened to it, in words. */
import type { ItemDetail } from '@waymark/contract';
import type { LedgerEntry } from '../../api-types.ts';
import { dateWords } from '../../design/words.ts';

type Item = ItemDetail['item'];

const KINDS: Record<Item['kind'], string> = {
  prerequisite: 'Prerequisite',
  tool: 'Tool',
  pillar: 'Pillar',
  phase: 'Phase',
  action: 'Action',
  resource: 'Resource',
  deliverable: 'Something to make',
  'quick-win': 'Quick win',
  'leverage-move': 'Leverage move',
  week: 'Week',
  day: 'Day of the weekly flow',
  signal: 'Signal',
  metric: 'Metric',
  practice: 'Practice',
  prompt: 'Question for looking back',
  note: 'Note',
};

/** Items that take study time. */
const WORK = new Set<Item['kind']>(['resource', 'deliverable', 'quick-win', 'action']);

/** @returns the kind of an item as a learner says it */
export function kindWords(kind: Item['kind']): string {
  return KINDS[kind];
}

/** @returns whether time can be logged on it */
export function takesTime(kind: Item['kind']): boolean {
  return WORK.has(kind);
}

export interface WebLink {
  text: string;
  url: string;
}

/** @returns the item's links to the web, each address once; anything that is no web address is left out */
export function linksOf(item: Item): WebLink[] {
  const listed = Array.isArray(item['links']) ? (item['links'] as WebLink[]) : [];
  const own = typeof item['url'] === 'string' ? [{ text: item.title, url: item['url'] }] : [];
  const found = new Map<string, WebLink>();
  for (const link of [...own, ...listed]) {
    if (/^https?:\/\//i.test(link.url) && !found.has(link.url)) found.set(link.url, link);
  }
  return [...found.values()];
}

/** @returns the page of a quiz or an explanation */
export function wayHref({ kind, slug }: ItemDetail['ways'][number]): string {
  if (kind === 'page') return slug === 'communities' ? '/share#communities' : `/${slug}`;
  return `/practice/${kind === 'quiz' ? 'quizzes' : 'explain'}/${slug}`;
}

/** @returns what kind of way it is */
export function wayWords({ kind }: ItemDetail['ways'][number]): string {
  return { quiz: 'quiz', explanation: 'explain it', page: 'page' }[kind];
}

/** @returns the host of an address, to say where a link leads */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : url;
}

const STATES = { open: 'Opened again', skipped: 'Skipped', deferred: 'Put off' } as const;
const STRENGTHS = {
  claimed: 'You said it is done',
  checked: 'Checked',
  verified: 'Verified',
  endorsed: 'Endorsed',
} as const;

const RUNS = { pass: 'passed', fail: 'failed', error: 'could not be run' } as const;

/** @returns one line of the history */
export function entryWords(entry: LedgerEntry): string {
  if (entry.type === 'withdrawal') return 'Evidence withdrawn';
  if (entry.type === 'evidence' && entry.kind === 'endorsement') return 'Endorsed by somebody else';
  if (entry.type === 'evidence') return STRENGTHS[entry.strength];
  if (entry.type === 'run') return `Check ${entry.check}: ${RUNS[entry.status]}`;
  return entry.until ? `${STATES[entry.state]} until ${dateWords(entry.until, 'date')}` : STATES[entry.state];
}
