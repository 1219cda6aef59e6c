// Tries: to start a program.
// Expected: raised
function attack() {
  return require('node:child_process').execSync('id').toString();
}
