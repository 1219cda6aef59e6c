import { buildApp } from './app.js';

/** Listens on the port that PORT names, until the program is asked to stop. */
export async function serve(store) {
  const { PORT = '3000' } = process.env;
  const app = buildApp(store, { logger: { level: 'warn' } });
  await app.listen({ host: '127.0.0.1', port: Number(PORT) });
  console.log(`Listening on http://localhost:${PORT}`);
  // Finish what is running, then close the store.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => app.close());
}
