/** Writes the built web app to one folder whose `handler.js` any server that speaks Request and Response can mount. */
import type { Adapter, Builder } from '@sveltejs/kit';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { transformWithOxc } from 'vite';
import type { WebEngine } from './engine/engine.ts';

/** Sources of the handler, beside this file; they run as they are, without their types. */
const HANDLER_FILES = ['handler', 'static-files', 'content-types'];
/** Its other policies stand in the page itself; this one only counts as a header. */
const SHELL = 'shell.html';

/**
 * @param options.out folder of the result, relative to the app
 * @param options.engine what runs code in the page
 * @returns an adapter that empties that folder and fills it
 */
export default function adapter(options: { out: string; engine: WebEngine }): Adapter {
  return {
    name: 'waymark',
    async adapt(builder: Builder) {
      const out = resolve(import.meta.dirname, options.out);
      rmSync(out, { recursive: true, force: true });
      builder.writeClient(join(out, 'client'));
      builder.writePrerendered(join(out, 'client'));
      // What a browser without a network opens: no page's data, only what draws one.
      await builder.generateFallback(join(out, 'client', SHELL));
      builder.writeServer(join(out, 'server'));
      builder.generateServerInstance(join(out, 'instance.js'), { serverDirectory: join(out, 'server') });
      for (const name of HANDLER_FILES) writeFileSync(join(out, `${name}.js`), await withoutTypes(name));
      writeFileSync(join(out, 'package.json'), '{ "type": "module" }\n');
      await builder.compress(join(out, 'client'));
      // After that: it would pack the engine's files at the best quality, which is slow; they are packed by their own.
      const policies = await options.engine.write(join(out, 'client'));
      writeFileSync(
        join(out, 'policies.json'),
        JSON.stringify({ ...policies, [`/${SHELL}`]: "frame-ancestors 'none'" }),
      );
    },
  };
}

async function withoutTypes(name: string): Promise<string> {
  const path = join(import.meta.dirname, 'handler', `${name}.ts`);
  const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path, { sourcemap: false });
  return code.replace(/(from "\.\/[^"]+)\.ts"/g, '$1.js"');
}
