// Tries: to walk up to the harness by Function.caller and arguments.
// Expected: returned
// Value: true
function attack() {
  let caller = null;
  try {
    caller = attack.caller;
  } catch {
    caller = null;
  }
  return caller === null;
}
