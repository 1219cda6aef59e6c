// Tries: to claim a length without end, so that reading never stops.
// Expected: output-limit
function attack() {
  return new Proxy([], {
    get: (target, key) => (key === 'length' ? Infinity : 1),
  });
}
