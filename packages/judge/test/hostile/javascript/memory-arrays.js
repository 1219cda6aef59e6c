// Tries: to fill the memory with arrays.
// Expected: memory-limit
function attack() {
  const kept = [];
  for (;;) kept.push(new Array(10000).fill({}));
}
