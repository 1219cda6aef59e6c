// Tries: to return a value that contains itself.
// Expected: not-plain
function attack() {
  const value = { name: 'me' };
  value.self = value;
  return value;
}
