/// <reference lib="dom" />
/** What the tests' page has: the engine as the web app uses it, and the pure judge. */
import { challengeOf, judge } from '../index.ts';
import { createBrowserEngine } from './index.ts';

const base = document.documentElement.dataset['engine'] ?? '';
const engine = createBrowserEngine({ base });
export const waymark = { engine, judge, challengeOf, createBrowserEngine, base };
Object.assign(globalThis, { waymark });
