/** What progress says in words. */
import type { Progress } from '@waymark/contract';
import { countWords } from '../../design/words.ts';

type Signal = Progress['signals'][number];
type Evidence = Progress['evidence'][number];

/** A claim has no other source than the learner, which its strength says already. */
const KINDS: Record<string, string> = {
  ...{ claim: '', doctor: 'Found by “waymark doctor”', application: 'An application', demo: 'A demo' },
  ...{ 'mock-interview': 'A mock interview', contribution: 'Counted in your repositories, for one week' },
  endorsement: 'Signed with somebody else’s key',
};

/** @returns where a piece of evidence comes from; empty where its strength says it all */
export function evidenceKindWords({ kind, subject }: Pick<Evidence, 'kind' | 'subject'>): string {
  const words = KINDS[kind] ?? kind.replaceAll('-', ' ');
  return subject === '' || kind in KINDS ? words : `${words}: ${subject}`;
}

/** @returns how far it is, in one sentence, with how strong the proof is */
export function overallWords(signals: Signal[]): string {
  const done = signals.filter(({ satisfied }) => satisfied);
  const claimed = done.filter(({ strength }) => strength === 'claimed').length;
  const skipped = signals.filter(({ state }) => state === 'skipped').length;
  const first = `${done.length} of ${countWords(signals.length, 'signal')} ${done.length === 1 ? 'is' : 'are'} there.`;
  const word =
    claimed === 0 ? '' : claimed === done.length ? ' So far on your word.' : ` ${claimed} of them on your word alone.`;
  return first + word + (skipped === 0 ? '' : ` ${skipped} skipped.`);
}

/** @returns the date (`YYYY-MM-DD`) of the newest evidence that carries a signal; null where none is listed */
export function signalDate(signal: Signal, evidence: Map<string, Evidence>): string | null {
  const dates = signal.evidenceIds.flatMap((id) => evidence.get(id)?.at.slice(0, 10) ?? []);
  return dates.reduce<string | null>((latest, date) => (latest === null || date > latest ? date : latest), null);
}

/** Signals under the phase they belong to, in the order of the phases; those without one last. */
export function signalsByPhase(
  progress: Pick<Progress, 'signals' | 'hours'>,
): { id: string; title: string; signals: Signal[] }[] {
  const titles = new Map(progress.hours.map(({ phaseId, title }) => [phaseId, title]));
  const byPhase = Map.groupBy(progress.signals, ({ phaseId }) =>
    phaseId !== null && titles.has(phaseId) ? phaseId : '',
  );
  return [...titles.keys(), ''].flatMap((id) => {
    const signals = byPhase.get(id);
    return signals ? [{ id, title: titles.get(id) ?? 'For the whole roadmap', signals }] : [];
  });
}

/** Kinds whose evidence belongs to a log of the learner's and to no item of the roadmap, with where the log is shown. */
const LOGS: Record<string, string | null> = {
  ...{ application: '/career', demo: '/career#demos', 'mock-interview': '/career#interviews', contribution: null },
};

/** What is written about a text stands at the page of that text. */
const WRITTEN: readonly string[] = ['explanation', 'endorsement'];

/** @returns whether it is about an item of the roadmap; else where it can be seen, if anywhere */
export function evidencePlace({ kind, subject }: Pick<Evidence, 'kind' | 'subject'>): {
  isItem: boolean;
  href: string | null;
} {
  if (WRITTEN.includes(kind)) return { isItem: false, href: `/practice/explain/${subject}` };
  return kind in LOGS ? { isItem: false, href: LOGS[kind] ?? null } : { isItem: true, href: null };
}
