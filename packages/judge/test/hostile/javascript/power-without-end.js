// Tries: to be in one operation that nothing interrupts.
// Expected: time-limit|raised|memory-limit
function attack() {
  return (2n ** (10n ** 9n)).toString().length;
}
