// Tries: to be another value each time it is read.
// Expected: returned
// Value: {"value":1}
function attack() {
  let reads = 0;
  return Object.defineProperty({}, 'value', { enumerable: true, get: () => (reads += 1) });
}
