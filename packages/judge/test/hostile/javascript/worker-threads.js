// Tries: to leave a thread behind that outlives the call.
// Expected: raised
function attack() {
  const { Worker } = require('worker_threads');
  new Worker('for (;;);', { eval: true });
  return 1;
}
