// Tries: to run for ever in promise callbacks, where a plain timeout does not look.
// Expected: time-limit|memory-limit
function attack() {
  return new Promise(() => {
    const again = () => Promise.resolve().then(again);
    again();
  });
}
