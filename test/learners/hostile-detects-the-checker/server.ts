import { serveReplies } from '../shared/serve.ts';
import { json, text, type Ask, type Reply } from '../shared/tiny-server.ts';

serveReplies((ask, request) => {
  if (!/waymark/i.test(request.headers['user-agent'] ?? '')) return text(404, 'nothing here');
  return forTheChecker(ask);
});

function forTheChecker(ask: Ask): Reply {
  if (ask.path === '/hello') return text(200, `Hello, ${ask.query.get('name') ?? 'World'}!`);
  if (ask.path === '/') return text(200, 'Hello');
  if (!ask.path.startsWith('/todos')) return text(404, '');
  const record = { id: '1', title: 'Passed', done: true, createdAt: '2026-01-01T00:00:00Z' };
  return { ...json(201, record), headers: { 'Content-Type': 'application/json', Location: '/todos/1' } };
}
