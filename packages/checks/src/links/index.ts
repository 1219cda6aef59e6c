/** Looks at links that a roadmap's author published: whether a page is still there, asked sparingly and never inside. */
export { lookAt } from './look.ts';
export type { Found, Looked, LookOptions, Validators } from './look.ts';
export { wayToLinks } from './way.ts';
export { Turns } from './turns.ts';
export type { TurnOptions } from './turns.ts';
