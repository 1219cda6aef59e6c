// What a call costs. Elements become boxed values that count when they are compared or used in arithmetic, the arrays
// that came in become proxies that count reads and writes, and the properties of the learner's own objects count the
// steps from one to the next. The counters live beside the learner's code: they tell a slow way from a fast one and do
// not stop somebody who works around them (`+x` is a plain number again). Outputs come from a run without counters.

function newTally() {
  return { on: true, uses: 0, reads: 0, writes: 0, swaps: 0, visits: 0, last: null };
}

/** Wraps arguments. Equal numbers and equal texts become the same box, so that `===` between them still holds. */
function counted(value, tally, boxes, boxing) {
  if (typeof value === 'number' || typeof value === 'string') return boxing ? boxed(value, tally, boxes) : value;
  if (!isArray(value)) return value;
  for (let at = 0; at < value.length; at += 1) value[at] = counted(value[at], tally, boxes, boxing);
  return watchedList(value, tally);
}

const ObjectOf = Object;
const TO_PRIMITIVE = Symbol.toPrimitive;

function boxed(value, tally, boxes) {
  const known = mapGet(boxes, value);
  if (known !== undefined) return known;
  const box = ObjectOf(value);
  define(box, TO_PRIMITIVE, () => {
    if (tally.on) tally.uses += 1;
    return value;
  });
  weakSet(rawOf, box, value);
  mapSet(boxes, value, box);
  return box;
}

function isIndex(key) {
  if (typeof key !== 'string' || key === '') return false;
  const code = textCode(key, 0);
  return code >= 48 && code <= 57;
}

function watchedList(list, tally) {
  const proxy = new RealProxy(list, {
    __proto__: null,
    get(target, key) {
      if (tally.on && isIndex(key)) tally.reads += 1;
      return target[key];
    },
    set(target, key, value) {
      if (tally.on && isIndex(key)) noteWrite(tally, target, target[key], value);
      target[key] = value;
      return true;
    },
  });
  weakSet(rawOf, proxy, list);
  return proxy;
}

/** Two writes in a row that exchange two elements of one list are a swap. */
function noteWrite(tally, list, old, value) {
  const last = tally.last;
  tally.writes += 1;
  if (last !== null && last.list === list && last.old === value && last.value === old) {
    tally.swaps += 1;
    tally.last = null;
  } else {
    tally.last = { list, old, value };
  }
}

/**
 * Comparisons: an ordering of two elements uses both boxes. Identity (`===`) uses none, so reads give the floor: a
 * comparison reads two elements, and every write has a read of its own that was no comparison.
 */
function comparisonsOf(tally) {
  const byUse = (tally.uses + (tally.uses % 2)) / 2;
  const apart = tally.reads - tally.writes;
  const byRead = apart > 0 ? (apart + (apart % 2)) / 2 : 0;
  return byUse > byRead ? byUse : byRead;
}

function report(observe, tally) {
  if (observe === 'node-visits') return '{"visits":' + tally.visits + '}';
  const comparisons = '"comparisons":' + comparisonsOf(tally);
  if (observe === 'comparisons') return '{' + comparisons + '}';
  return '{' + comparisons + ',"swaps":' + tally.swaps + ',"writes":' + tally.writes + '}';
}

/** Prototypes of the language's own classes; an object with any other prototype is of the learner's making. */
const builtIn = new RealSet();
for (const name of Object.getOwnPropertyNames(globalThis)) {
  const made = descriptorOf(globalThis, name)?.value;
  if (typeof made === 'function' && made.prototype && made !== Object) builtIn.add(made.prototype);
}

function isNode(value) {
  if (typeof value !== 'object' || value === null || isArray(value) || isView(value)) return false;
  return !setHas(builtIn, getPrototypeOf(value));
}

/**
 * Turns the properties of every object reachable from `root` into counting ones. Called between the steps of a script,
 * so nodes made within a step are counted from the next one on. Private fields (#next) cannot be counted.
 */
function watchNodes(root, tally) {
  const seen = new RealSet();
  let work = { item: root, rest: null };
  const add = (item) => {
    if (typeof item === 'object' && item !== null && !setHas(seen, item)) work = { item, rest: work };
  };
  tally.on = false;
  while (work !== null) {
    const { item } = work;
    work = work.rest;
    if (setHas(seen, item)) continue;
    setAdd(seen, item);
    if (isNode(item)) watchNode(item, tally, add);
    else if (isArray(item)) for (let at = 0; at < item.length; at += 1) add(item[at]);
    else if (sizeOf(mapSize, item) >= 0) mapEach(item, add);
  }
  tally.on = true;
}

const cells = new RealWeakMap();

function watchNode(node, tally, add) {
  if (weakGet(cells, node) === undefined) weakSet(cells, node, new RealMap());
  const watched = weakGet(cells, node);
  const keys = keysOf(node);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at];
    if (mapGet(watched, key) === undefined && !watchProperty(node, key, tally, watched)) continue;
    add(mapGet(watched, key).value);
  }
}

function watchProperty(node, key, tally, watched) {
  const found = descriptorOf(node, key);
  if (found === undefined || !hasOwn(found, 'value') || !found.configurable || !found.writable) return false;
  const cell = { value: found.value };
  mapSet(watched, key, cell);
  const get = () => {
    if (tally.on && isNode(cell.value)) tally.visits += 1;
    return cell.value;
  };
  const set = (value) => {
    cell.value = value;
  };
  defineProperty(node, key, { __proto__: null, get, set, enumerable: true, configurable: true });
  return true;
}
