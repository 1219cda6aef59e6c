/**
 * A process that holds the model answer as a server, mutated in one file. Its own `server.js` starts it and stops it as for a
 * learner; its packages stay loaded, so that a start takes milliseconds. What it prints goes nowhere.
 */
import crypto from 'node:crypto';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Order, Report, StartOrder } from './messages.ts';

const folder = `${pathToFileURL(path.resolve(import.meta.dirname, '../../examples/express')).href}/`;

let now: StartOrder | null = null;

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    if (now === null || !found.url.startsWith(folder)) return found;
    const url = new URL(found.url);
    url.search = String(now.id);
    return { ...found, url: url.href };
  },
  load(url, context, next) {
    const isMutant = now?.file != null && url === `${folder}${now.file}?${now.id}`;
    return isMutant ? { format: 'module', source: now?.code ?? '', shortCircuit: true } : next(url, context);
  },
});

/**
 * The same hash of passwords at a sixty-fourth of its cost, which is there to slow thieves down: with it most of the time would
 * go into hashing. Called in any other way than the model answer does, it is Node's own.
 */
const { scrypt } = crypto;
const cheap = (...args: unknown[]): unknown => {
  const [password, salt, length, done] = args;
  const asWritten = args.length === 4 && typeof done === 'function';
  return Reflect.apply(scrypt, crypto, asWritten ? [password, salt, length, { N: 256 }, done] : args);
};
Object.assign(crypto, { scrypt: cheap });
syncBuiltinESMExports();

const tell = (type: Report['type'], id: number): unknown => process.send?.({ type, id } satisfies Report);

/** How `server.js` is asked to end, and the end that it then wants: ours to hear, since this process goes on. */
const stops: (() => void)[] = [];
const exit = process.exit.bind(process);

async function start(order: StartOrder): Promise<void> {
  for (const name of Object.keys(now?.env ?? {})) Reflect.deleteProperty(process.env, name);
  now = order;
  const before = process.listeners('SIGTERM');
  Object.assign(process.env, order.env);
  process.exit = ((code?: number) => (code === 0 ? tell('stopped', order.id) : exit(code))) as typeof process.exit;
  try {
    await import(`${folder}server.js`);
  } catch {
    return void tell('broken', order.id);
  }
  stops.splice(0);
  for (const listener of process.listeners('SIGTERM'))
    if (!before.includes(listener)) stops.push(() => listener('SIGTERM'));
  tell('started', order.id);
}

process.on('message', (order: Order) => {
  if (order.type === 'start') void start(order);
  else for (const stop of stops.splice(0)) stop();
});
process.on('disconnect', () => exit(0));
