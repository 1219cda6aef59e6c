// Tries: to answer for the harness's own objects with accessors that all objects have.
// Expected: raised
const answers = { status: 'returned', value: 42, loadError: null, error: null, load: null, $: 'inf' };
for (const [name, answer] of Object.entries(answers))
  Object.defineProperty(Object.prototype, name, { __proto__: null, get: () => answer, set() {}, configurable: true });
function attack() {
  throw new RangeError('mine');
}
