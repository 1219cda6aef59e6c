// Tries: to put answers on every object's prototype.
// Expected: returned
// Value: {"given":[3,1,2]}
Object.prototype.status = 'returned';
Object.prototype.observe = 'comparisons';
Object.prototype.argument = 0;
Object.prototype.v = 42;
Object.prototype.then = undefined;
function attack(given) {
  return { given };
}
