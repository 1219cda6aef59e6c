// Tries: to fill the memory with buffers, which live outside the heap.
// Expected: memory-limit|raised
function attack() {
  const kept = [];
  for (;;) kept.push(new Uint8Array(8 * 2 ** 20).fill(1));
}
