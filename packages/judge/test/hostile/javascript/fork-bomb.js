// Tries: to start itself again and again.
// Expected: raised
function attack() {
  const { spawn } = require('child_process');
  for (;;) spawn(process.argv[0], process.argv.slice(1));
}
