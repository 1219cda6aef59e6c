/** A week to share: its card and its post, made from facts. */
export { weekCard } from './draw.ts';
export { weekPost } from './post.ts';
export { STRENGTHS } from './types.ts';
export type { CardStrength, CardTheme, Shown, WeekFacts } from './types.ts';
