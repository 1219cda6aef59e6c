// Tries: to make the judge wait for a promise that nobody settles.
// Expected: time-limit
function attack() {
  return new Promise(() => undefined);
}
