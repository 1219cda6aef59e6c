// Tries: to make the judge wait for a thenable.
// Expected: time-limit
function attack() {
  return { then() {} };
}
