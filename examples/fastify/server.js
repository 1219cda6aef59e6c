// Starts the server: npm start, or PORT=3000 DATA=todos.db node server.js
import { buildApp } from './app.js';

const { PORT = '3000', DATA = 'todos.db', ADMIN_EMAIL, ADMIN_PASSWORD, JWT_SECRET, TOKEN_SECONDS } = process.env;

// The first admin comes from whoever starts the server, never from a request.
const admin = ADMIN_EMAIL && ADMIN_PASSWORD ? { email: ADMIN_EMAIL, password: ADMIN_PASSWORD } : null;
const seconds = Number(TOKEN_SECONDS ?? 3_600);
const app = buildApp({ file: DATA, admin, secret: JWT_SECRET, seconds, logger: { level: 'warn' } });

await app.listen({ host: '127.0.0.1', port: Number(PORT) });
console.log(`Listening on http://localhost:${PORT}, records in ${DATA}`);

// Ctrl-C or a stop from outside: finish what is running, then close sockets and database (their plugins say how).
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => app.close());
