// Tries: to go on after its call and write into the next one.
// Expected: returned
// Value: 1
function attack() {
  setTimeout(() => console.log('late'), 1);
  Promise.resolve().then(() => {
    globalThis.late = true;
  });
  return 1;
}
