// Tries: to run code while its error is being read.
// Expected: raised
function attack() {
  throw new Proxy(new Error('real'), {
    get() {
      throw new Error('again');
    },
  });
}
