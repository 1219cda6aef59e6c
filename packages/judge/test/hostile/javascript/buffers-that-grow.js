// Tries: to reserve far more memory than there is, in buffers that may grow.
// Expected: raised|memory-limit|time-limit
function attack() {
  const kept = [];
  for (;;) kept.push(new ArrayBuffer(1, { maxByteLength: 2 ** 33 }));
}
