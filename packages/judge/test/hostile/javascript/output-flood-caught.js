// Tries: to print without end and to swallow the refusal.
// Expected: output-limit
function attack() {
  for (let at = 0; at < 10000; at += 1) {
    try {
      console.log('waymark '.repeat(100));
    } catch {
      // on with it
    }
  }
  return 1;
}
