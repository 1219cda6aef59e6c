export { burnUp, paceSamplesOf } from './burn-up.ts';
export { forecast } from './forecast.ts';
export type { ForecastInput } from './forecast.ts';
export { PRIOR_PACE } from './pace.ts';
export { seededRandom } from './random.ts';
