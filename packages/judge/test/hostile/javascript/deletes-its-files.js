// Tries: to delete the files of the judge.
// Expected: raised
function attack() {
  require('fs').rmSync('/', { recursive: true, force: true });
}
