/// <reference lib="dom" />
/** A real Chromium on the fixture's page, and runs in it as the web app makes them. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../../../test/harness.ts';
import type { Call, Language, Plain, RunFacts, RunRequest } from '../types.ts';
import type { waymark as Waymark } from './page.fixture.ts';
import { servePage, type PageServer } from './server.fixture.ts';

export interface Driver {
  browser: Browser;
  context: BrowserContext;
  page: Page;
  server: PageServer;
  /** A run in the page; `foreign` as another person's code. */
  run(request: RunRequest, options?: { foreign?: boolean; stopAfterMs?: number }): Promise<RunFacts>;
  /** Loads the page anew, as a later visit does. */
  visit(): Promise<void>;
  close(): Promise<void>;
}

declare global {
  var waymark: typeof Waymark;
}

/** Milliseconds: on a busy machine the first Python takes its time. */
const PATIENCE = 120_000;
/** Generous on the clock: what is tested is what happens. */
const LIMITS = { cpuMs: 2000, wallMs: 10_000, memoryBytes: 64 * 2 ** 20, outputBytes: 20_000 };

export async function drive(): Promise<Driver> {
  const server = await servePage();
  const browser = await launchBrowser();
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const visit = async (): Promise<void> => {
    await page.goto(server.url);
    await page.waitForFunction(() => 'waymark' in globalThis);
  };
  await visit();
  return {
    browser,
    context,
    page,
    server,
    visit,
    // As text: the types of plain data have no end for the one who passes arguments on.
    run: (request, { foreign = false, stopAfterMs = PATIENCE } = {}) =>
      page.evaluate(
        async ([text, isForeign, ms]): Promise<RunFacts> => {
          const { engine } = globalThis.waymark;
          const asked = JSON.parse(text) as RunRequest;
          const executor = isForeign ? engine.foreignExecutor(asked.language) : engine.executor(asked.language);
          return executor.run(asked, AbortSignal.timeout(ms));
        },
        [JSON.stringify(request), foreign, stopAfterMs] as [string, boolean, number],
      ),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

export function requestOf(
  language: Language,
  code: string,
  calls: Call[],
  limits: Partial<typeof LIMITS> = {},
): RunRequest {
  return { language, code, calls, limits: { ...LIMITS, ...limits } };
}

export const call = (name: string, ...args: Plain[]): Call & { kind: 'function' } => ({ kind: 'function', name, args });
