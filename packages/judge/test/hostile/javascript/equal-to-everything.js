// Tries: to return an object that equals everything.
// Expected: not-plain
class Anything {
  equals() {
    return true;
  }
  [Symbol.toPrimitive]() {
    return 42;
  }
  static [Symbol.hasInstance]() {
    return true;
  }
}
function attack() {
  return new Anything();
}
