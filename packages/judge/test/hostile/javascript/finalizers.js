// Tries: to run on when the run is over, as what was thrown away is collected.
// Expected: returned|time-limit
let collected = 0;
const registry = new FinalizationRegistry(() => {
  for (;;) collected += 1;
});
for (let made = 0; made < 100_000; made += 1) registry.register({}, made);
function attack() {
  return collected;
}
