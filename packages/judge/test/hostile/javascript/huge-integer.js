// Tries: to multiply integers until a single multiplication takes minutes.
// Expected: time-limit|memory-limit|raised
function attack() {
  let value = 3n;
  for (;;) value *= value;
}
