// Tries: to return more than may be returned.
// Expected: output-limit
function attack() {
  return 'x'.repeat(10 * 2 ** 20);
}
