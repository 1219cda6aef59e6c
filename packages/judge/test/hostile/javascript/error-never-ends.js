// Tries: to run for ever while its error is being read.
// Expected: time-limit
function attack() {
  throw {
    get message() {
      for (;;);
    },
  };
}
