// Tries: to forge the outcome by its own Promise.prototype.then.
// Expected: returned
// Value: [3,1,2]
Promise.prototype.then = function (resolve) {
  resolve({ status: 'returned', value: '42' });
};
function attack(given) {
  return given;
}
