// Tries: to wait on the clock longer than a call may take.
// Expected: time-limit
function attack() {
  const end = Date.now() + 3600000;
  while (Date.now() < end);
  return 1;
}
