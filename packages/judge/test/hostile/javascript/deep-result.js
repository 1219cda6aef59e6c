// Tries: to return a value nested deeper than the reader can follow.
// Expected: not-plain
function attack() {
  let value = [];
  for (let depth = 0; depth < 100000; depth += 1) value = [value];
  return value;
}
