// Tries: to overflow the stack.
// Expected: raised
function attack() {
  return attack() + 1;
}
