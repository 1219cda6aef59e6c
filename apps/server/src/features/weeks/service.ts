/** A week looked back at: planned against logged, estimate against actual, and what that says about the learner's pace. */
import type { WeekReview } from '@waymark/contract';
import { atPace, finishedWork, kindPaces, learnedFactors, paceIsNews, weekItems, weekSummary } from '@waymark/learning';
import { timeEntries, type Db } from '@waymark/store';
import type { OpenProgramme } from '../../programme/open.ts';
import { weekSpan } from '../../programme/week-span.ts';
import { standingPlan, withStatuses, type StandingPlan } from '../plan/service.ts';

/** @throws AppError `invalid-request` for a week that has not begun */
export async function weekReview(db: Db, open: OpenProgramme, asked: string | undefined): Promise<WeekReview> {
  const span = weekSpan(open, asked);
  const { programme, curriculum, settings, items: known } = open;
  const standing = await standingPlan(db, open);
  const time = await timeEntries.list(db, programme.id, {});
  const blocks = withStatuses(standing.plan, standing.history);
  const { plannedMinutes, loggedMinutes, blocks: counts, days } = weekSummary(blocks, time, span.from, span.to);
  const { work } = curriculum;
  const { states } = standing;
  const items = weekItems({ work, paced: atPace(work, settings.pace), blocks, time, states, ...span });
  const onItems = items.reduce((sum, item) => sum + item.loggedMinutes, 0);
  return {
    ...{ ...span, plannedMinutes, loggedMinutes, blocks: counts, days },
    items: items.map((item) => ({ ...item, title: known.get(item.itemId)?.title ?? item.itemId })),
    otherMinutes: loggedMinutes - onItems,
    ...paceOf(open, standing),
  };
}

/** What the learner's finished work says, beside what the plan goes by. */
export function paceOf(
  { curriculum, settings }: OpenProgramme,
  { history, states }: Pick<StandingPlan, 'history' | 'states'>,
): Pick<WeekReview, 'pace' | 'learned' | 'paceIsNews'> {
  const factors = settings.pace ?? {};
  const paces = kindPaces(finishedWork(curriculum.work, history.logged, states));
  return {
    pace: paces.map((pace) => ({ ...pace, planned: factors[pace.kind] ?? 1 })),
    learned: learnedFactors(paces, factors),
    paceIsNews: paceIsNews(paces, factors),
  };
}
