// Tries: to reach files through a link.
// Expected: raised
function attack() {
  require('fs').symlinkSync('/etc/passwd', 'link');
}
