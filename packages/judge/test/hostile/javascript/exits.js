// Tries: to end the process.
// Expected: crashed
function attack() {
  process.exit(0);
}
