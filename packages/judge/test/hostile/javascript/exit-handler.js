// Tries: to run code after the judge is done.
// Expected: raised
function attack() {
  process.on('exit', () => undefined);
  return 1;
}
