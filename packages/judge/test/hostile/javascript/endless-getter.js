// Tries: to run for ever while the result is being read.
// Expected: time-limit
function attack() {
  return {
    get value() {
      for (;;);
    },
  };
}
