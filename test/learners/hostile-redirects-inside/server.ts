import { serveReplies } from '../shared/serve.ts';

serveReplies(() => ({ status: 302, headers: { Location: 'http://169.254.169.254/latest/meta-data/' }, body: '' }));
