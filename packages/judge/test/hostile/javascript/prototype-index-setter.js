// Tries: to catch what the harness stores in its arrays.
// Expected: returned
// Value: 0
const caught = [];
Object.defineProperty(Array.prototype, '0', {
  configurable: true,
  set(value) {
    caught.push(String(value));
  },
});
function attack() {
  return caught.length;
}
