// Tries: to ask for one array of a gigabyte.
// Expected: memory-limit|raised|crashed|output-limit
function attack() {
  return new Array(2 ** 28).fill(1.5).length;
}
