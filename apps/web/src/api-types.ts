/** Parts of what the API answers that have no name of their own in the contract. */
import type { ItemChange, ItemDetail, PlanView, ProgrammeDetail, RoadmapView, Routes } from '@waymark/contract';
import type { CallOutput } from '@waymark/contract/client';

export type PlanSettings = PlanView['settings'];
export type DayOff = PlanSettings['daysOff'][number];
export type Forecast = NonNullable<PlanView['forecast']>;
export type ReflowReport = NonNullable<ItemChange['report']>;
export type ItemState = ItemDetail['state'];
export type LedgerEntry = ItemDetail['history'][number];
export type Phase = RoadmapView['roadmap']['phases'][number];
export type Counts = ProgrammeDetail['counts'];
export type Diagnostic = RoadmapView['diagnostics'][number];
export type Preview = CallOutput<Routes['previewPlan']>;
