// Tries: to take the functions and objects of its callers from a stack of calls.
// Expected: returned
// Value: "contained"
function attack() {
  Error.prepareStackTrace = (error, sites) => sites;
  const [, ...callers] = new Error().stack;
  const taken = callers.filter((site) => site.getFunction() !== undefined || site.getThis() !== undefined);
  return taken.length === 0 ? 'contained' : taken.map(String);
}
