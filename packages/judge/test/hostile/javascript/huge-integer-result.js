// Tries: to return an integer whose text is larger than the limit.
// Expected: output-limit
function attack() {
  return 1n << 10000000n;
}
