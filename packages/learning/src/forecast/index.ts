export { burnUp } from './burn-up.ts';
export { forecast } from './forecast.ts';
export type { ForecastInput } from './forecast.ts';
export { finishedWork, kindPaces, learnedFactors, paceIsNews, PIECES_TO_LEARN } from './kind-pace.ts';
export { PRIOR_PACE } from './pace.ts';
export { paceSamplesOf } from './pace-samples.ts';
export { seededRandom, seedOf } from './random.ts';
