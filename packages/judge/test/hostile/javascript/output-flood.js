// Tries: to print without end.
// Expected: output-limit
function attack() {
  for (;;) console.log('waymark '.repeat(100));
}
