// Tries: to replace the globals that the harness was made with.
// Expected: returned
// Value: [3,1,2]
globalThis.Map = globalThis.Set = globalThis.Proxy = globalThis.Reflect = undefined;
globalThis.eval = () => ({ attack: () => 42 });
globalThis.Object = class {};
function attack(given) {
  return given;
}
