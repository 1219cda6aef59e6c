// Tries: to read a file with a dynamic import.
// Expected: raised|time-limit
async function attack() {
  const fs = await import('node:fs');
  return fs.readFileSync('/etc/passwd', 'utf8');
}
