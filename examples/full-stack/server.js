// One instance: node server.js. It is told its name, its port and its database by the environment.
import { createApp } from './app.js';
import { openStore } from './store.js';
import { commitOf } from './version.js';

const { PORT = '3000', DATA = 'blog.db', INSTANCE = PORT } = process.env;
const store = openStore(DATA);
const app = createApp({ store, commit: commitOf(process.env), instance: INSTANCE });

const server = app.listen(Number(PORT), '127.0.0.1', (error) => {
  if (error) throw error;
  // To the program that started it, where one did.
  process.send?.({ port: server.address().port });
});

function stop() {
  server.close(() => {
    store.close();
    process.exit(0);
  });
  server.closeIdleConnections();
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
// Whoever started it is gone: nobody would ever stop it.
process.on('disconnect', stop);
