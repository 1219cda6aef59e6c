/** What the routes carry, as types for those who show it. */
import type { z } from 'zod';
import type * as items from './routes/items.ts';
import type * as plan from './routes/plan.ts';
import type * as practice from './routes/practice.ts';
import type * as programmes from './routes/programmes.ts';
import type * as progress from './routes/progress.ts';
import type * as time from './routes/time.ts';

export type Programme = z.infer<typeof programmes.programme>;
export type ProgrammeDetail = z.infer<typeof programmes.programmeDetail>;
export type RoadmapView = z.infer<typeof programmes.roadmapView>;
export type PlanView = z.infer<typeof plan.planView>;
export type LoggedBlock = z.infer<typeof plan.loggedBlock>;
export type Today = z.infer<typeof plan.today>;
export type TimeEntry = z.infer<typeof time.timeEntry>;
export type Timer = z.infer<typeof time.timer>;
export type Note = z.infer<typeof items.note>;
export type ItemDetail = z.infer<typeof items.itemDetail>;
export type ItemChange = z.infer<typeof items.itemChange>;
export type Progress = z.infer<typeof progress.progress>;
export type Readiness = z.infer<typeof progress.readiness>;
export type ChallengeSummary = z.infer<typeof practice.challengeSummary>;
export type ChallengeDetail = z.infer<typeof practice.challengeDetail>;
export type Submission = z.infer<typeof practice.submission>;
export type Draft = z.infer<typeof practice.draft>;
export type ExecutorState = z.infer<typeof practice.executor>;
