// Tries: to reach the host through the constructors of what it is given.
// Expected: returned
// Value: ["undefinedundefined","undefined"]
function attack(given) {
  const outer = given.constructor.constructor('return typeof process.mainModule + typeof process.binding')();
  const made = console.log.constructor('return typeof process.dlopen')();
  return [outer, made];
}
