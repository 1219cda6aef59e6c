// Tries: to replace what the harness might call.
// Expected: returned
// Value: [3,1,2]
for (const name of ['push', 'map', 'join', 'slice']) Array.prototype[name] = () => ['forged'];
Array.prototype[Symbol.iterator] = function* () {
  yield 'forged';
};
Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => 'forged';
Reflect.apply = Object.keys = Array.isArray = () => 'forged';
function attack(given) {
  return given;
}
