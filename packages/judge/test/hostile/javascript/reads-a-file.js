// Tries: to read a file with require.
// Expected: raised
function attack() {
  return require('fs').readFileSync('/etc/passwd', 'utf8');
}
