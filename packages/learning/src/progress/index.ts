export { heatMap } from './heat-map.ts';
export { hoursByItem, hoursByPhase } from './hours.ts';
export { metrics } from './metrics.ts';
export { mondayOf } from './metric-weeks.ts';
export type * from './types.ts';
export { weekSummary } from './week.ts';
