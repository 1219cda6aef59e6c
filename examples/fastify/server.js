// Starts the server: npm start, or PORT=3000 DATA=todos.db node server.js
import { buildApp } from './app.js';

const { PORT = '3000', DATA = 'todos.db', ADMIN_EMAIL, ADMIN_PASSWORD, JWT_SECRET, TOKEN_SECONDS } = process.env;

// The first admin comes from whoever starts the server, never from a request.
const admin = ADMIN_EMAIL && ADMIN_PASSWORD ? { email: ADMIN_EMAIL, password: ADMIN_PASSWORD } : null;
// The service that people may sign in with gave us these when we registered there.
const { OAUTH_ISSUER, OAUTH_CLIENT_ID, OAUTH_CLIENT_SECRET, OAUTH_REDIRECT_URI } = process.env;
const other = OAUTH_ISSUER
  ? {
      issuer: OAUTH_ISSUER,
      clientId: OAUTH_CLIENT_ID,
      clientSecret: OAUTH_CLIENT_SECRET,
      redirectUri: OAUTH_REDIRECT_URI,
    }
  : null;
const seconds = Number(TOKEN_SECONDS ?? 3_600);
const app = buildApp({ file: DATA, admin, other, secret: JWT_SECRET, seconds, logger: { level: 'warn' } });

await app.listen({ host: '127.0.0.1', port: Number(PORT) });
console.log(`Listening on http://localhost:${PORT}, records in ${DATA}`);

// Ctrl-C or a stop from outside: finish what is running, then close sockets and database (their plugins say how).
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => app.close());
