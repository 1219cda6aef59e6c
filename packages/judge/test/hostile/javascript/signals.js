// Tries: to signal the process that started it.
// Expected: raised
function attack() {
  process.kill(process.ppid, 'SIGKILL');
}
