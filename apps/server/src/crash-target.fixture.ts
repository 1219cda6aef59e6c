/** A server in a process of its own, to be killed: `node crash-target.fixture.ts FOLDER`; tells its parent where it is. */
import { PACK } from './app.fixture.ts';
import { createApp, loadConfig, loadContent, serve } from './index.ts';

const loaded = loadConfig({ env: {}, flags: { data: process.argv[2] ?? '', port: '0' } });
if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
const app = await createApp({ config: loaded.config, content: await loadContent(PACK) });
const { url } = await serve(app, loaded.config);
process.send?.(url);
