// Tries: to pass for another value by a toJSON function.
// Expected: not-plain
function attack() {
  return { value: 1, toJSON: () => 42 };
}
