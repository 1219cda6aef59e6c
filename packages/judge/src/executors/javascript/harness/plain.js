// Values across the border, as text written here: JSON with the tags of src/plain.ts. Reading a value may run the
// learner's getters and proxies, inside the isolate and inside the limits; what they answer is taken as plain data once.
const DEEPEST = 200;
const SAFE = 9007199254740991n;

/** The element that a counting wrapper or proxy of counting.js stands for. */
const rawOf = new RealWeakMap();

function decode(value) {
  if (typeof value !== 'object' || value === null) return value;
  const tag = isArray(value) ? undefined : own(value, '$');
  if (typeof tag === 'string') return decodeTag(value, tag);
  const keys = keysOf(value);
  // In place: every index and key is there already, so no setter on a prototype can see the write.
  for (let at = 0; at < keys.length; at += 1) value[keys[at]] = decode(value[keys[at]]);
  return value;
}

function decodeTag(value, tag) {
  if (tag === 'nan') return NaN;
  if (tag === 'inf') return Infinity;
  if (tag === '-inf') return -Infinity;
  if (tag === '-0') return -0;
  if (tag === 'undefined') return undefined;
  const content = own(value, 'v');
  if (tag === 'float') return content;
  if (tag === 'int') return content[0] === '-' ? -toBig(textSlice(content, 1)) : toBig(content);
  if (tag === 'bytes') return decodeBytes(content);
  const items = decode(content);
  if (tag === 'tuple') return items;
  const made = tag === 'set' ? new RealSet() : new RealMap();
  for (let at = 0; at < items.length; at += 1) {
    if (tag === 'set') setAdd(made, items[at]);
    else mapSet(made, items[at][0], items[at][1]);
  }
  return made;
}

function decodeBytes(hex) {
  const made = new bytesOf(hex.length / 2);
  for (let at = 0; at < made.length; at += 1) made[at] = +('0x' + textSlice(hex, at * 2, at * 2 + 2));
  return made;
}

/** @returns the JSON text of the value's plain form; throws Stop for what has none or is larger than `budget` */
function encode(value, budget) {
  return encodeValue(value, { left: budget, open: new RealSet() }, 0);
}

function spend(state, size) {
  state.left -= size;
  if (state.left < 0) throw new Stop('output-limit', '');
}

function encodeValue(value, state, depth) {
  spend(state, 2);
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return encodeNumber(value);
    case 'string':
      spend(state, value.length);
      return stringify(value);
    case 'undefined':
      return '{"$":"undefined"}';
    case 'bigint':
      return encodeBig(value, state);
    case 'object':
      return encodeObject(value, state, depth);
    default:
      throw new Stop('not-plain', 'a ' + typeof value + ' is not a value that can be compared');
  }
}

function encodeNumber(value) {
  if (value !== value) return '{"$":"nan"}';
  if (value === Infinity) return '{"$":"inf"}';
  if (value === -Infinity) return '{"$":"-inf"}';
  return value === 0 && 1 / value < 0 ? '{"$":"-0"}' : '' + value;
}

function encodeBig(value, state) {
  if (value >= -SAFE && value <= SAFE) return '' + value;
  const size = value < 0n ? -value : value;
  // Checked before the text is made: a value of a gigabit would take a gigabyte to write.
  if (size >> toBig(4 * state.left) > 0n) throw new Stop('output-limit', '');
  const text = bigText(size, 16);
  spend(state, text.length);
  return '{"$":"int","v":"' + (value < 0n ? '-0x' : '0x') + text + '"}';
}

function encodeObject(given, state, depth) {
  const raw = weakGet(rawOf, given);
  const value = raw === undefined ? given : raw;
  if (typeof value !== 'object') return encodeValue(value, state, depth);
  if (depth >= DEEPEST) throw new Stop('not-plain', 'nested more than ' + DEEPEST + ' deep');
  if (setHas(state.open, value)) throw new Stop('not-plain', 'contains itself');
  setAdd(state.open, value);
  const text = encodeContent(value, state, depth + 1);
  setDelete(state.open, value);
  return text;
}

function encodeContent(value, state, depth) {
  if (isArray(value)) return encodeList(value, value.length, state, depth);
  if (isView(value)) return encodeView(value, state, depth);
  if (sizeOf(mapSize, value) >= 0) return encodeMap(value, state, depth);
  if (sizeOf(setSize, value) >= 0) return encodeSet(value, state, depth);
  const prototype = getPrototypeOf(value);
  if (prototype === ObjectPrototype || prototype === null) return encodeRecord(value, state, depth);
  throw new Stop('not-plain', nameOf(prototype) + ' is an object of a class, not a value that can be compared');
}

/** The size of a real Map or Set, -1 for anything else: internal slots cannot be pretended. */
function sizeOf(size, value) {
  try {
    return size(value);
  } catch {
    return -1;
  }
}

function nameOf(prototype) {
  const made = descriptorOf(prototype, 'constructor');
  const maker = made === undefined ? undefined : own(made, 'value');
  const name = typeof maker === 'function' ? descriptorOf(maker, 'name') : undefined;
  const text = name === undefined ? undefined : own(name, 'value');
  return typeof text === 'string' && text !== '' ? textSlice(text, 0, 100) : 'this';
}

function encodeList(value, length, state, depth) {
  let text = '[';
  // A proxy may claim any length; each item costs, so the budget ends it.
  for (let at = 0; at < length; at += 1) text += (at === 0 ? '' : ',') + encodeValue(value[at], state, depth);
  return text + ']';
}

function encodeView(value, state, depth) {
  const name = viewName(value);
  if (name === undefined) throw new Stop('not-plain', 'a DataView is not a value that can be compared');
  const length = viewLength(value);
  if (name !== 'Uint8Array' && name !== 'Uint8ClampedArray') return encodeList(value, length, state, depth);
  spend(state, length * 2);
  let hex = '';
  for (let at = 0; at < length; at += 1) hex += (value[at] < 16 ? '0' : '') + numberText(value[at], 16);
  return '{"$":"bytes","v":"' + hex + '"}';
}

function encodeMap(value, state, depth) {
  let text = '';
  mapEach(value, (item, key) => {
    const pair = '[' + encodeValue(key, state, depth) + ',' + encodeValue(item, state, depth) + ']';
    text += (text === '' ? '' : ',') + pair;
  });
  return '{"$":"dict","v":[' + text + ']}';
}

function encodeSet(value, state, depth) {
  let text = '';
  setEach(value, (item) => {
    text += (text === '' ? '' : ',') + encodeValue(item, state, depth);
  });
  return '{"$":"set","v":[' + text + ']}';
}

function encodeRecord(value, state, depth) {
  const keys = keysOf(value);
  let text = '';
  let pairs = '';
  let tagged = false;
  for (let at = 0; at < keys.length; at += 1) {
    spend(state, keys[at].length);
    const key = stringify(keys[at]);
    const item = encodeValue(value[keys[at]], state, depth);
    const comma = at === 0 ? '' : ',';
    text += comma + key + ':' + item;
    pairs += comma + '[' + key + ',' + item + ']';
    tagged ||= keys[at] === '$';
  }
  // A key `$` would read as a tag on the other side.
  return tagged ? '{"$":"dict","v":[' + pairs + ']}' : '{' + text + '}';
}

const OWN_LINE = /solution\.js:(\d+)/;

/** Type, message and the learner's own line of whatever was thrown, as JSON. Reading it may run their code, so guarded. */
function describe(thrown) {
  let type = 'Thrown';
  let message = '';
  let line = 'null';
  try {
    if (typeof thrown !== 'object' || thrown === null) message = toText(thrown);
    else {
      if (typeof thrown.name === 'string') type = thrown.name;
      if (typeof thrown.message === 'string') message = thrown.message;
      const stack = thrown.stack;
      const match = typeof stack === 'string' ? matchOf(OWN_LINE, stack) : null;
      if (match !== null) line = '' + +match[1];
    }
  } catch {
    message = 'an error that cannot be read';
  }
  return { type: stringify(textSlice(type, 0, 100)), message: stringify(textSlice(message, 0, 500)), line };
}
