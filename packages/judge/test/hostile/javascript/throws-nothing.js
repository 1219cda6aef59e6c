// Tries: to throw a value without type or message.
// Expected: raised
function attack() {
  throw undefined;
}
