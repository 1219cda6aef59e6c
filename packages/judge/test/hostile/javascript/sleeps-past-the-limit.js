// Tries: to sleep longer than a call may take.
// Expected: time-limit
function attack() {
  return new Promise((resolve) => setTimeout(resolve, 3600000, 1));
}
