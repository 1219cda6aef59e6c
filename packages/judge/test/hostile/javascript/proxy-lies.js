// Tries: to answer every question about itself as asked.
// Expected: not-plain|raised
function attack() {
  return new Proxy(function anything() {}, { get: () => attack(), getPrototypeOf: () => Number.prototype });
}
