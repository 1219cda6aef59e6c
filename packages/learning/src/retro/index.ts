export { changedSettings, changesPlan, scaleWeek } from './change.ts';
export { retroFacts } from './facts.ts';
export type { RetroFactsInput } from './facts.ts';
export { gradeIntention } from './intentions.ts';
export { retroBlockId, retroPeriods, retroToMention } from './schedule.ts';
export type { RetroScheduleInput } from './schedule.ts';
export { firstWords, topicOf } from './sentences.ts';
export type { Bearings, PromptTopic } from './sentences.ts';
export type * from './types.ts';
