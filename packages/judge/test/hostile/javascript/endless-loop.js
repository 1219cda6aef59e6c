// Tries: to run for ever.
// Expected: time-limit
function attack() {
  for (;;);
}
