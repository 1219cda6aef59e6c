import { serveReplies } from '../shared/serve.ts';

serveReplies((ask) => ({ status: 307, headers: { Location: `${ask.path}?again` }, body: '' }));
