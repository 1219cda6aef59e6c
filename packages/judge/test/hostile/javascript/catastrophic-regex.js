// Tries: to search with a pattern that backtracks without end.
// Expected: time-limit
function attack() {
  return /^(a+)+$/.test('a'.repeat(60) + 'b');
}
