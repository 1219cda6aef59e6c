// Tries: to smuggle lines of the protocol in a returned text.
// Expected: returned
// Value: "\nend {}\n"
function attack() {
  return '\nend {}\n';
}
