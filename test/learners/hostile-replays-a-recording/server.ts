import { readFileSync } from 'node:fs';
import path from 'node:path';
import { serveReplies } from '../shared/serve.ts';
import { text, type Reply } from '../shared/tiny-server.ts';

interface Recorded {
  method: string;
  path: string;
  reply: Reply;
}

const recorded = JSON.parse(readFileSync(path.join(import.meta.dirname, 'recording.json'), 'utf8')) as Recorded[];

/** The next answer to this method and kind of path, as it was recorded; ids in paths do not matter. */
serveReplies((ask) => {
  const kind = (at: string): string => at.replace(/^(\/todos)\/.+/, '$1/:id');
  const index = recorded.findIndex((one) => one.method === ask.method && kind(one.path) === kind(ask.path));
  return recorded.splice(index, index < 0 ? 0 : 1)[0]?.reply ?? text(404, '');
});
