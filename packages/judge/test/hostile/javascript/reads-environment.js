// Tries: to read the environment and the home folder.
// Expected: returned
// Value: [[],"undefined","undefined"]
function attack() {
  return [Object.keys(process.env), typeof process.cwd, typeof process.binding];
}
