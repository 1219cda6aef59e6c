// Starts the server: npm start. LevelDB in a folder, or Redis: STORE=redis REDIS_URL=redis://localhost:6379 npm start
import { serve } from './serve.js';

const { STORE = 'level', DATA = 'todos', REDIS_URL = 'redis://127.0.0.1:6379', REDIS_PREFIX = 'todos:' } = process.env;

/** Only the driver that is asked for is loaded. */
const OPEN = {
  level: async () => (await import('./level-store.js')).openLevelStore(DATA),
  redis: async () => (await import('./redis-store.js')).openRedisStore(REDIS_URL, REDIS_PREFIX),
};

if (!Object.hasOwn(OPEN, STORE)) throw new Error(`STORE has to be one of ${Object.keys(OPEN).join(', ')}`);
await serve(await OPEN[STORE]());
