// Tries: to run for ever inside a built-in function.
// Expected: time-limit
function attack() {
  return [3, 1, 2].sort(() => {
    for (;;);
  });
}
