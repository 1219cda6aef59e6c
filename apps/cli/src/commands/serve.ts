import { createApp, findServer, loadContent, serve as listen, type Config } from '@waymark/server';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { houseFolder } from '../shell/house.ts';
import { judgeOf } from '../shell/judge.ts';
import type { Output } from '../terminal/output.ts';

export interface ServeDeps {
  out: Output;
  env: NodeJS.ProcessEnv;
}

/** `waymark serve`: the programme in the browser, until Ctrl-C. */
export async function serve({ out, env }: ServeDeps, config: Config, options: { open: boolean }): Promise<number> {
  const running = await findServer(config);
  if (running !== null) {
    out.line(`Waymark runs already at ${running} on ${config.dataFolder}.`);
    if (options.open && hasDesktop(env)) await openBrowser(out, running);
    return EXIT.ok;
  }
  const house = houseFolder();
  const content = await loadContent(path.join(house, 'content/backend'));
  const app = await out.progress(
    'Opening the data',
    createApp({ config, content, web: await loadWeb(house), judge: judgeOf(config), log: out.remark }),
  );
  try {
    const server = await listen(app, config);
    // People know this machine as localhost; the socket is on 127.0.0.1.
    const shown = server.url.replace('//127.0.0.1:', '//localhost:');
    out.line(`Waymark is at ${out.style.paint(shown)}`);
    out.line(out.style.dim(`Data in ${config.dataFolder}. Ctrl-C stops it; nothing is lost.`));
    if (options.open && hasDesktop(env)) await openBrowser(out, shown);
    await stopSignal();
    await server.close();
  } finally {
    await app.close();
  }
  return EXIT.ok;
}

type WebModule = { createWeb: () => Promise<NonNullable<Parameters<typeof createApp>[0]['web']>> };

/** The page is a build of its own, loaded by path when there is something to serve. */
async function loadWeb(house: string): Promise<Awaited<ReturnType<WebModule['createWeb']>>> {
  const handler = path.join(house, 'dist/web/handler.js');
  if (!existsSync(handler)) {
    throw new CommandFailure(
      'The web app is not built. `npm start` builds it; `npm run build` builds it alone.',
      EXIT.unavailable,
    );
  }
  return ((await import(pathToFileURL(handler).href)) as WebModule).createWeb();
}

/** A machine without a screen, a remote login or a test run has no browser to open. */
function hasDesktop(env: NodeJS.ProcessEnv): boolean {
  if (env['CI'] !== undefined || env['SSH_CONNECTION'] !== undefined || !process.stdout.isTTY) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined;
}

async function openBrowser(out: Output, url: string): Promise<void> {
  const { default: open } = await import('open');
  await open(url).catch(() => out.remark(`Could not open a browser; go to ${url}`));
}

/** Resolves on the first Ctrl-C or request to stop; a second one ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
