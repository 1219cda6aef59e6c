// Tries: to ask for one array of a gigabyte.
// Expected: memory-limit|time-limit|raised
function attack() {
  return new Array(2 ** 28).fill(1.5).length;
}
