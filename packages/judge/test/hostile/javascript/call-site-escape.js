// Tries: to reach the harness through the call sites of a stack trace.
// Expected: returned
// Value: true
function attack() {
  Error.prepareStackTrace = (error, sites) => sites.map((site) => [typeof site.getThis(), typeof site.getFunction()]);
  const seen = new Error().stack;
  return Array.isArray(seen) && seen.every(([self, made]) => made === 'undefined' || self !== 'function');
}
