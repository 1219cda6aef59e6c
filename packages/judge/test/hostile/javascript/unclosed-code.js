// Tries: to leave the script that it is loaded in.
// Expected: not-run
function attack() {
  return 1;
} })(); (() => {
