// Tries: to fill the memory with one text that doubles.
// Expected: memory-limit|raised
function attack() {
  let text = 'waymark';
  const kept = [];
  for (;;) {
    text += text;
    kept.push([...text.slice(0, 1000000)]);
  }
}
