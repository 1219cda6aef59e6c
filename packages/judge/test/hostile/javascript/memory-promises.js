// Tries: to fill the memory with promises that wait.
// Expected: memory-limit|time-limit
async function attack() {
  const kept = [];
  for (;;) kept.push(new Promise((resolve) => Promise.resolve().then(resolve)));
}
