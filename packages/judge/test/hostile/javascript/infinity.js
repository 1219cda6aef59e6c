// Tries: to be as near to every number as infinity is.
// Expected: returned
// Value: {"$":"inf"}
function attack() {
  return Infinity;
}
