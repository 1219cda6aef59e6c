/** The document's own weekly flow, day by day, with the resources that each day's minutes are taken from. */

import type { Day, Roadmap } from '@waymark/roadmap';
import type { ScriptedDay } from '../types.ts';
import { quotedTopics, topicsByClause, type TopicIndex } from './topics.ts';
import { plainLine, sentencesOf } from './words.ts';

const TITLE_LENGTH = 80;

/** A day is called by what is done first, since it may be played on another weekday than the one it is named for. */
function titleOf(day: Day): string {
  const first = plainLine(sentencesOf(day.text)[0] ?? '').replace(/[.;:]$/, '');
  if (first === '') return day.title;
  return first.length <= TITLE_LENGTH ? first : `${first.slice(0, TITLE_LENGTH - 1).trimEnd()}…`;
}

/** Quoted titles say it all; otherwise every sentence is asked in turn, so that charges stand in the order of the day. */
function chargesOf(day: Day, near: TopicIndex, all: TopicIndex): string[] {
  const text = plainLine(day.text);
  const quoted = quotedTopics(all, text);
  const found = quoted.length > 0 ? quoted : sentencesOf(text).flatMap((sentence) => topicsByClause(near, sentence));
  return [...new Set(found.map((topic) => topic.id))];
}

/**
 * The scripted days of a roadmap, in order.
 * @param near the topics that the flow's weeks can reach.
 * @param all every topic: a quoted title may point anywhere.
 */
export function scriptOf(roadmap: Roadmap, near: TopicIndex, all: TopicIndex): ScriptedDay[] {
  return roadmap.weeks.flatMap((week, position) =>
    week.days.map((day) => ({
      itemId: day.id,
      title: titleOf(day),
      text: day.text === '' ? day.title : day.text,
      week: position + 1,
      weekdays: day.weekdays.filter((weekday) => weekday >= 1 && weekday <= 7),
      charges: chargesOf(day, near, all),
    })),
  );
}
