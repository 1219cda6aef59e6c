// Tries: to leave strictness and scope through made functions.
// Expected: returned
// Value: "undefinedundefinedundefinedundefined"
function attack() {
  const made = new Function('return typeof request + typeof loaded + typeof host + typeof current');
  return made();
}
