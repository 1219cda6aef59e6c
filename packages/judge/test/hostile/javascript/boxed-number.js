// Tries: to return a number object that says another number.
// Expected: not-plain
class Liar extends Number {
  valueOf() {
    return 42;
  }
  toJSON() {
    return 42;
  }
}
function attack() {
  return new Liar(7);
}
