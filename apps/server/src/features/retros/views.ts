/** How retrospectives look from outside. */
import type { Retro, RetroContent, RetroDesk, RetroEffect } from '@waymark/contract';
import type { GradedIntention, ItemState, RetroFacts } from '@waymark/learning';
import type { Roadmap } from '@waymark/roadmap';
import type { StoredRetro } from '@waymark/store';
import type { OpenProgramme } from '../../programme/open.ts';

/** Open work to choose from: nobody reads through more. */
const MOST_WORK = 300;

/** What is asked where a roadmap has no questions of its own. */
const QUESTIONS = ['What went well?', 'What was hard, and what helped?', 'What will you try differently?'];

/** What a finished retrospective keeps. */
export interface Outcome {
  prompts: Retro['prompts'];
  facts: RetroFacts;
  graded: GradedIntention[];
  effect: RetroEffect;
}

/** Only this feature writes the column, in the shape of the contract. */
export function contentOf({ content }: Pick<StoredRetro, 'content'>): RetroContent {
  return content as RetroContent;
}

export function promptsOf({ prompts }: Roadmap): { promptId: string; title: string }[] {
  if (prompts.length > 0) return prompts.map(({ id, title }) => ({ promptId: id, title }));
  return QUESTIONS.map((title, at) => ({ promptId: `question/${at + 1}`, title }));
}

function frameOf({ id, number, from, to, startedAt, finishedAt, version, content }: StoredRetro) {
  return { id, number, from, to, startedAt, finishedAt, version, content: contentOf({ content }) };
}

export function draftOf(stored: StoredRetro, found: Omit<Outcome, 'effect'>): Retro {
  return { ...frameOf(stored), ...found, effect: null };
}

export function finishedOf(stored: StoredRetro): Retro {
  return { ...frameOf(stored), ...(stored.outcome as Outcome) };
}

/** @param states of items; those that are done or skipped are no choice */
export function deskOf(open: OpenProgramme, retro: Retro, states: ReadonlyMap<string, ItemState>): RetroDesk {
  const { curriculum, settings, today } = open;
  const isOpen = (itemId: string): boolean => !['done', 'skipped'].includes(states.get(itemId)?.state ?? 'open');
  const work = curriculum.work.filter(({ itemId }) => isOpen(itemId) && !settings.known.includes(itemId));
  return {
    ...{ retro, today, longestSitting: settings.longestSitting, focus: settings.focus ?? [] },
    work: work.slice(0, MOST_WORK).map(({ itemId, title, minutes }) => ({ itemId, title, minutes })),
    weeklyMinutes: settings.minutesPerWeekday.reduce((sum, day) => sum + day, 0),
  };
}
