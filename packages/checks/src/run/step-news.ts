/**
 * What another machine says of a run that it makes itself, while it goes on. It is read like a stranger's letter: of the
 * steps that the check has, each once, in our words for them, cleaned, capped and masked. It is shown; only the record counts.
 */
import { chainOf } from '../check/define.ts';
import type { Check } from '../check/model.ts';
import { cleanText, cut } from '../record/clean.ts';
import { createMasker } from '../record/mask.ts';
import type { Failure, RunEvent, StepResult } from '../record/model.ts';
import type { Terms } from '../terms/model.ts';
import { planOf } from './plan.ts';

/** As it travels: names of steps, and results. */
export type StepNews =
  { type: 'step-started'; check: string; id: string } | { type: 'step-finished'; result: StepResult };

/** As in a record, where a whole body may stand in a sentence. */
const TEXT = 4_000;
const NOTE = 300;
const NOTES = 20;
/** Secrets are masked before the cut: read this much further, so that none is cut in half unseen. */
const READ_FURTHER = 2_000;

/** @returns what of a run's events is worth telling to who only shows them; null for the rest */
export function stepNews(event: RunEvent): StepNews | null {
  if (event.type === 'step-started') return { type: event.type, check: event.check, id: event.id };
  // Indices into a record that is not there yet would name nothing.
  return event.type === 'step-finished' ? { type: event.type, result: { ...event.result, exchanges: [] } } : null;
}

/**
 * @param terms of the project; the password in them is masked
 * @returns reads the news of one run; null for a step that the check does not have, or that was told before
 */
export function readerOfNews(check: Check, variant: string | null, terms: Terms): (news: StepNews) => RunEvent | null {
  const plan = planOf(chainOf(check), variant, terms).map(({ result }) => result);
  const told = new Set<string>();
  const masker = createMasker();
  masker.addSecret(terms.auth.admin?.account?.password ?? '');
  const show = (text: string, most: number): string =>
    cut(masker.text(cleanText(cut(text, most + READ_FURTHER).text)), most).text;
  return (news) => {
    const { check: of, id } = news.type === 'step-started' ? news : news.result;
    const index = plan.findIndex((known) => known.check === of && known.id === id);
    const known = plan[index];
    const key = `${news.type} ${index}`;
    if (known === undefined || told.has(key)) return null;
    told.add(key);
    if (news.type === 'step-started') return { type: news.type, check: of, id, title: known.title, index };
    const { status, reason, failure, notes, ms } = news.result;
    const shown = {
      ...{ status, ms, reason: reason === null ? null : show(reason, TEXT) },
      failure: failure === null ? null : shownFailure(failure, (text) => show(text, TEXT)),
      notes: notes.slice(0, NOTES).map((note) => show(note, NOTE)),
    };
    return { type: news.type, index, result: { ...known, ...shown } };
  };
}

function shownFailure({ expected, actual, advice, curl }: Failure, show: (text: string) => string): Failure {
  return {
    expected: show(expected),
    actual: show(actual),
    advice: show(advice),
    curl: curl === null ? null : show(curl),
    exchange: null,
  };
}
