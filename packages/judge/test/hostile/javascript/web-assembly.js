// Tries: to take memory that the limit does not see.
// Expected: returned
// Value: "undefined"
function attack() {
  return typeof WebAssembly;
}
