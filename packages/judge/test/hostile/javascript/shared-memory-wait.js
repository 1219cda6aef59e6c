// Tries: to block the thread where no limit looks.
// Expected: returned
// Value: ["undefined","undefined"]
function attack() {
  return [typeof Atomics, typeof SharedArrayBuffer];
}
