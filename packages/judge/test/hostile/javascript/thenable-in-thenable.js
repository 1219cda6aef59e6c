// Tries: to answer with promises that it made itself, one in the other.
// Expected: returned|not-plain
function attack() {
  const nested = (depth) => ({ then: (resolve) => resolve(depth === 0 ? 1 : nested(depth - 1)) });
  return nested(50);
}
