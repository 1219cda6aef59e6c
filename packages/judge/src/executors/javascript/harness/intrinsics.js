// Everything the harness uses later is taken here, before the learner's code has run: afterwards any global and any
// prototype may be theirs. The files of this folder are joined into one function body (harness.ts), in order.
// House rule for all of them: no method call on a value (x.push()), no spread, no for-of, no write to an index that is
// not there yet (a setter on Array.prototype would see it); reads of names that may be absent go through `own`.
const uncurry = Function.prototype.bind.bind(Function.prototype.call);
const { apply, construct, getPrototypeOf, defineProperty } = Reflect;
const { keys: keysOf, getOwnPropertyDescriptor: descriptorOf, prototype: ObjectPrototype } = Object;
const { isArray } = Array;
const { stringify, parse } = JSON;
const hasOwn = uncurry(ObjectPrototype.hasOwnProperty);
const realEval = globalThis.eval;
const toText = globalThis.String;
const toBig = globalThis.BigInt;
const RealProxy = globalThis.Proxy;

const mapGet = uncurry(Map.prototype.get);
const mapSet = uncurry(Map.prototype.set);
const mapDelete = uncurry(Map.prototype.delete);
const mapEach = uncurry(Map.prototype.forEach);
const mapSize = uncurry(descriptorOf(Map.prototype, 'size').get);
const setAdd = uncurry(Set.prototype.add);
const setHas = uncurry(Set.prototype.has);
const setDelete = uncurry(Set.prototype.delete);
const setEach = uncurry(Set.prototype.forEach);
const setSize = uncurry(descriptorOf(Set.prototype, 'size').get);
const weakGet = uncurry(WeakMap.prototype.get);
const weakSet = uncurry(WeakMap.prototype.set);
const RealMap = Map;
const RealSet = Set;
const RealWeakMap = WeakMap;

const TypedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
const isView = ArrayBuffer.isView;
const viewLength = uncurry(descriptorOf(TypedArrayPrototype, 'length').get);
const viewName = uncurry(descriptorOf(TypedArrayPrototype, Symbol.toStringTag).get);
const bytesOf = Uint8Array;

const textSlice = uncurry(String.prototype.slice);
const textIndex = uncurry(String.prototype.indexOf);
const textCode = uncurry(String.prototype.charCodeAt);
const bigText = uncurry(BigInt.prototype.toString);
const numberText = uncurry(Number.prototype.toString);
const matchOf = uncurry(RegExp.prototype.exec);

/** A property's own value; nothing that a polluted prototype may have put there. */
function own(object, key) {
  return hasOwn(object, key) ? object[key] : undefined;
}

/** Defines a global as the language defines its own: not listed, and the learner may replace it. */
function define(object, key, value) {
  defineProperty(object, key, { __proto__: null, value, writable: true, configurable: true, enumerable: false });
}

/** How the harness leaves the learner's code. The private name is a brand that no proxy and no lie can carry. */
class Stop {
  #kind;
  constructor(kind, message) {
    this.#kind = kind;
    defineProperty(this, 'message', { __proto__: null, value: message });
  }
  static kindOf(thrown) {
    return typeof thrown === 'object' && thrown !== null && #kind in thrown ? thrown.#kind : null;
  }
}
const kindOfStop = Stop.kindOf;

if (!host) {
  // Shared memory can block a thread past every limit, and WebAssembly's memory is not part of the isolate's.
  delete globalThis.WebAssembly;
  delete globalThis.SharedArrayBuffer;
  delete globalThis.Atomics;
}
