export { atPace } from './at-pace.ts';
export { curriculumOf } from './curriculum.ts';
export {
  DEFAULT_ACTION_MINUTES,
  DEFAULT_DELIVERABLE_MINUTES,
  DEFAULT_RESOURCE_MINUTES,
  QUICK_WIN_MINUTES,
} from './estimates.ts';
export { historyOf, minutesByItem } from './history.ts';
export type { HistoryInput, LoggedTime } from './history.ts';
export { HORIZON_DAYS, plan } from './plan.ts';
export { moveBlock, reflow } from './reflow.ts';
export type { MoveResult } from './reflow.ts';
export { RETRO_MINUTES } from './retro.ts';
export { checkSettings } from './settings.ts';
