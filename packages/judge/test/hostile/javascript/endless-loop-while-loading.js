// Tries: to run for ever before any call is made.
// Expected: not-run
for (;;);
function attack() {}
