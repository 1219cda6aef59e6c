// Tries: to keep a call alive with an interval that never ends.
// Expected: time-limit
function attack() {
  return new Promise(() => setInterval(() => {}, 1));
}
