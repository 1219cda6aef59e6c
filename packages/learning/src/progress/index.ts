export { heatMap } from './heat-map.ts';
export { hoursByItem, hoursByPhase } from './hours.ts';
export { metrics } from './metrics.ts';
export { mondayOf } from './metric-weeks.ts';
export type * from './types.ts';
export { weekItems } from './week-items.ts';
export type { WeekItem, WeekItemsInput } from './week-items.ts';
export { weekSummary } from './week.ts';
