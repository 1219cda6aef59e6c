/** The rules of learning, pure: plan, forecast, evidence, signals, progress. */

export type * from './types.ts';
export { STRENGTHS } from './types.ts';
export * from './calendar/index.ts';
export * from './plan/index.ts';
export * from './forecast/index.ts';
export * from './links/index.ts';
export * from './evidence/index.ts';
export * from './progress/index.ts';
export * from './explain/index.ts';
export * from './quiz/index.ts';
export * from './recall/index.ts';
export * from './retro/index.ts';
