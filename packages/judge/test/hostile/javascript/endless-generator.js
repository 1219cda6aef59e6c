// Tries: to return a value that never ends.
// Expected: not-plain
function* attack() {
  for (;;) yield 1;
}
