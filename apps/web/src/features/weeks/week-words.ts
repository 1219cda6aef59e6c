/** A week and a pace in words: what was, never a reproach. */
import type { WeekReview } from '@waymark/contract';
import { countWords, minutesWords } from '#web/design/words.ts';

type WeekItem = WeekReview['items'][number];
type KindPace = WeekReview['pace'][number];

/** A difference within this share of an estimate is none: estimates are no promises. */
const ABOUT = 0.1;

/** @returns `12 h logged of 20 h planned.`, and how the sittings went */
export function summaryWords({ plannedMinutes, loggedMinutes, blocks }: WeekReview): string {
  const hours =
    plannedMinutes === 0
      ? `${minutesWords(loggedMinutes)} logged, nothing planned.`
      : `${minutesWords(loggedMinutes)} logged of ${minutesWords(plannedMinutes)} planned.`;
  const parts = [
    blocks.done > 0 ? `${countWords(blocks.done, 'sitting')} done` : '',
    blocks.partial > 0 ? `${blocks.partial} in part` : '',
    blocks.missed > 0 ? `${blocks.missed} missed` : '',
    blocks.planned > 0 ? `${blocks.planned} still to come` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? hours : `${hours} ${parts.join(', ')}.`;
}

/** @returns how the item's estimate stands, in one sentence */
export function estimateWords(item: WeekItem): string {
  const { estimate, estimateMinutes, expectedMinutes, loggedInAllMinutes: spent } = item;
  const about = Math.abs(spent - estimateMinutes) <= estimateMinutes * ABOUT;
  switch (estimate) {
    case 'under':
    case 'over':
      if (spent === 0) return 'Done, without time logged.';
      if (about) return `Done in ${minutesWords(spent)}, as estimated.`;
      return `Done in ${minutesWords(spent)}; estimated were ${minutesWords(estimateMinutes)}.`;
    case 'used-up':
      return `Its ${minutesWords(expectedMinutes)} are used up and it is not done: finish it, or give it more time.`;
    case 'open':
      if (item.state === 'skipped') return 'Skipped.';
      if (item.state === 'deferred') return 'Put off.';
      return `${minutesWords(Math.max(0, expectedMinutes - spent))} left of ${minutesWords(expectedMinutes)}.`;
    case 'none':
      return 'Not part of the plan.';
  }
}

const KINDS: Record<KindPace['kind'], string> = {
  resource: 'Study',
  action: 'Actions',
  deliverable: 'Deliverables',
  'quick-win': 'Quick wins',
  hello: 'Saying hello',
};

export function kindWords(kind: KindPace['kind']): string {
  return KINDS[kind];
}

/** @returns what an hour of the roadmap takes: `an hour takes 1 h 18 min` */
export function factorWords(factor: number): string {
  return factor === 1 ? 'as the roadmap says' : `${minutesWords(Math.round(factor * 60))} for an hour of the roadmap`;
}

/** @returns what the finished pieces say */
export function paceWords({ pieces, estimateMinutes, loggedMinutes, learned }: KindPace): string {
  const took = `${countWords(pieces, 'finished piece')} took ${minutesWords(loggedMinutes)}; estimated were ${minutesWords(estimateMinutes)}.`;
  return learned === null ? `${took} Three make a pace.` : took;
}
