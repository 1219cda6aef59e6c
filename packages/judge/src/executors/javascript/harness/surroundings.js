// What a program finds around itself: console, timers, standard input, module.exports. All of it is made here, in the
// isolate; nothing of it reaches the host. Timers run on a clock of their own, so that waiting costs no time.

/** The state of the call that runs; a new one for each, so that leftovers of an earlier call cannot write into it. */
let current = newSurroundings('', 0);

function newSurroundings(stdin, room) {
  return {
    stdin,
    room,
    stdout: '',
    exit: null,
    over: false,
    now: 0,
    timers: new RealMap(),
    nextTimer: 1,
    listeners: null,
  };
}

function write(text, shown) {
  current.room -= text.length + 1;
  if (current.room < 0) {
    current.over = true;
    throw new Stop('output-limit', '');
  }
  if (shown) current.stdout += text;
}

const ITEMS_SHOWN = 100;
const LEVELS_SHOWN = 2;

/** A value as console.log shows it: as Node writes it on one line. */
function shown(value, level) {
  if (typeof value === 'string') return level === 0 ? value : "'" + value + "'";
  if (typeof value === 'bigint') return value + 'n';
  if (typeof value === 'number') return value === 0 && 1 / value < 0 ? '-0' : '' + value;
  if (typeof value === 'function') return '[Function]';
  if (typeof value !== 'object' || value === null) return toText(value);
  const raw = weakGet(rawOf, value);
  if (raw !== undefined) return shown(raw, level);
  if (level > LEVELS_SHOWN) return isArray(value) ? '[Array]' : '[Object]';
  if (isArray(value)) return shownItems('[', ']', value.length, (at) => shown(value[at], level + 1));
  const size = sizeOf(mapSize, value) >= 0 ? 'Map' : sizeOf(setSize, value) >= 0 ? 'Set' : '';
  if (size !== '') return shownCollection(value, size, level);
  if (typeof value.stack === 'string' && typeof value.message === 'string') return value.name + ': ' + value.message;
  const prototype = getPrototypeOf(value);
  const name = prototype === ObjectPrototype || prototype === null ? '' : nameOf(prototype) + ' ';
  const keys = keysOf(value);
  return name + shownItems('{', '}', keys.length, (at) => keys[at] + ': ' + shown(value[keys[at]], level + 1));
}

function shownItems(open, close, length, item) {
  if (length === 0) return open + close;
  let text = open + ' ';
  for (let at = 0; at < length && at < ITEMS_SHOWN; at += 1) text += (at === 0 ? '' : ', ') + item(at);
  if (length > ITEMS_SHOWN) text += ', ... ' + (length - ITEMS_SHOWN) + ' more items';
  return text + ' ' + close;
}

function shownCollection(value, name, level) {
  let text = '';
  const add = (item) => {
    text += (text === '' ? ' ' : ', ') + item;
  };
  if (name === 'Set') setEach(value, (item) => add(shown(item, level + 1)));
  else mapEach(value, (item, key) => add(shown(key, level + 1) + ' => ' + shown(item, level + 1)));
  return name + '(' + (name === 'Set' ? setSize(value) : mapSize(value)) + ') {' + text + (text === '' ? '}' : ' }');
}

function print(values, visible) {
  let text = '';
  for (let at = 0; at < values.length; at += 1) text += (at === 0 ? '' : ' ') + shown(values[at], 0);
  write(text + '\n', visible);
}

const visible = (...values) => print(values, true);
const hidden = (...values) => print(values, false);
define(globalThis, 'console', {
  log: visible,
  info: visible,
  debug: visible,
  error: hidden,
  warn: hidden,
  trace: hidden,
});

function addTimer(run, delay, args, every) {
  if (typeof run !== 'function') throw new TypeError('a timer needs a function');
  const wait = +delay >= 1 ? +delay : 1;
  const id = current.nextTimer;
  current.nextTimer += 1;
  mapSet(current.timers, id, { id, at: current.now + wait, run, args, every: every ? wait : 0 });
  return id;
}

define(globalThis, 'setTimeout', (run, delay, ...args) => addTimer(run, delay, args, false));
define(globalThis, 'setInterval', (run, delay, ...args) => addTimer(run, delay, args, true));
define(globalThis, 'setImmediate', (run, ...args) => addTimer(run, 1, args, false));
for (const name of ['clearTimeout', 'clearInterval', 'clearImmediate']) {
  define(globalThis, name, (id) => {
    mapDelete(current.timers, id);
  });
}

/** Runs the timer that is due next and moves the clock there. @returns false when there is none */
function runTimer() {
  let next = null;
  mapEach(current.timers, (timer) => {
    if (next === null || timer.at < next.at) next = timer;
  });
  if (next === null) return false;
  current.now = next.at;
  if (next.every > 0) next.at += next.every;
  else mapDelete(current.timers, next.id);
  apply(next.run, undefined, next.args);
  return true;
}

function exit(code) {
  current.exit ??= { code: code === undefined ? 0 : code };
  throw new Stop('exit', '');
}

function on(event, listener) {
  addTimer(() => deliver(event, listener), 1, [], false);
  return this;
}

/** Hands over standard input: whole for `data`, by line for `line`, and tells the end. */
function deliver(event, listener) {
  const text = current.stdin;
  if (event === 'data' && text !== '') listener(text);
  if (event === 'end' || event === 'close') addTimer(listener, 1, [], false);
  if (event !== 'line') return;
  for (let from = 0; from < text.length;) {
    const found = textIndex(text, '\n', from);
    const end = found < 0 ? text.length : found;
    listener(textSlice(text, from, end));
    from = end + 1;
  }
}

const input = { on, setEncoding: () => input, resume: () => input };
const output = { write: (text) => (write(toText(text), true), true) };
if (!host)
  define(globalThis, 'process', {
    argv: [],
    env: {},
    exit,
    stdin: input,
    stdout: output,
    stderr: { write: () => true },
  });
else {
  define(host.process, 'exit', exit);
  define(host.process, 'stdin', input);
  define(host.process, 'stdout', output);
}

const files = {
  readFileSync(file, ...options) {
    if (file === 0 || file === '/dev/stdin') return current.stdin;
    if (host) return host.require('fs').readFileSync(file, ...options);
    throw new Error('only standard input can be read here');
  },
  writeSync: (file, text) => (write(toText(text), file === 1), 0),
};
const lines = { createInterface: () => ({ on, close: () => undefined }) };

function requireShim(name) {
  const bare = textIndex(toText(name), 'node:') === 0 ? textSlice(name, 5) : toText(name);
  if (bare === 'fs') return host ? { ...host.require('fs'), ...files } : files;
  if (bare === 'readline') return lines;
  if (bare === 'process') return globalThis.process;
  if (host) return host.require(name);
  throw new Error("there is no module '" + bare + "' here");
}
define(globalThis, 'require', requireShim);
