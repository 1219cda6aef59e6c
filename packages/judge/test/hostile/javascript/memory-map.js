// Tries: to fill the memory with the entries of a map.
// Expected: memory-limit|raised
function attack() {
  const kept = new Map();
  for (let key = 0; ; key += 1) kept.set(key, { key, text: String(key) });
}
