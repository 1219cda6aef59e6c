/**
 * A process that holds a model answer in JavaScript as a server, mutated in one file. Its own program starts it and stops it as
 * for a learner; its packages stay loaded, so that a start takes milliseconds. What it prints goes nowhere.
 */
import crypto from 'node:crypto';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Order, Report, StartOrder } from './messages.ts';

let now: StartOrder | null = null;

const addressOf = ({ folder }: StartOrder, file: string): string => pathToFileURL(path.join(folder, file)).href;

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    if (now === null || !found.url.startsWith(addressOf(now, '/'))) return found;
    const url = new URL(found.url);
    url.search = String(now.id);
    return { ...found, url: url.href };
  },
  load(url, context, next) {
    const isMutant = now?.file != null && url === `${addressOf(now, now.file)}?${now.id}`;
    return isMutant ? { format: 'module', source: now?.code ?? '', shortCircuit: true } : next(url, context);
  },
});

/**
 * The same hash of passwords at a sixty-fourth of its cost, which is there to slow thieves down: with it most of the time would
 * go into hashing. Called in any other way than the model answers do, it is Node's own.
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

/** How the program is asked to end, and the end that it then wants: ours to hear, since this process goes on. */
const stops: (() => unknown)[] = [];
const exit = process.exit.bind(process);

async function start(order: StartOrder): Promise<void> {
  for (const name of Object.keys(now?.env ?? {})) Reflect.deleteProperty(process.env, name);
  now = order;
  const before = process.listeners('SIGTERM');
  Object.assign(process.env, order.env);
  process.exit = ((code?: number) => (code === 0 ? tell('stopped', order.id) : exit(code))) as typeof process.exit;
  try {
    await import(addressOf(order, order.start));
  } catch {
    return void tell('broken', order.id);
  }
  stops.splice(0);
  for (const listener of process.listeners('SIGTERM'))
    if (!before.includes(listener)) stops.push(() => listener('SIGTERM'));
  tell('started', order.id);
}

/** A program that does not say when it ends has ended when nothing is left to wait for: its promise says so. */
async function end(stop: () => unknown, id: number): Promise<void> {
  const ending = stop();
  if (!(ending instanceof Promise)) return;
  await ending;
  tell('stopped', id);
}

process.on('message', (order: Order) => {
  if (order.type === 'start') void start(order);
  else for (const stop of stops.splice(0)) void end(stop, order.id);
});
process.on('disconnect', () => exit(0));
