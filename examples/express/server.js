// Starts the server: node server.js --port 3000 --data todos.db
import { parseArgs } from 'node:util';
import { createApp } from './app.js';
import { liveUpdates } from './live.js';
import { serviceOf } from './service.js';
import { openStore } from './store.js';
import { tokensOf } from './tokens.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.PORT ?? '3000' },
    data: { type: 'string', default: process.env.DATA ?? 'todos.db' },
  },
});

const store = openStore(values.data);
// The first admin comes from whoever starts the server, never from a request.
const { ADMIN_EMAIL, ADMIN_PASSWORD } = process.env;
if (ADMIN_EMAIL && ADMIN_PASSWORD) await store.users.register(ADMIN_EMAIL, ADMIN_PASSWORD, 'admin');

const live = liveUpdates();
const app = createApp({
  ...store,
  todos: live.watch(store.todos),
  tokens: tokensOf(process.env),
  service: serviceOf(process.env),
});

const server = app.listen(Number(values.port), '127.0.0.1', () => {
  console.log(`Listening on http://localhost:${values.port}, records in ${values.data}`);
});

live.listenOn(server);

// Ctrl-C or a stop from outside: finish what is running, close the database, end.
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.close(() => {
      store.close();
      process.exit(0);
    });
    live.close();
    server.closeIdleConnections();
  });
}
