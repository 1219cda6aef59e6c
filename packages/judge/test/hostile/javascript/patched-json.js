// Tries: to change how results are written.
// Expected: returned
// Value: [3,1,2]
JSON.stringify = () => '{"forged":true}';
JSON.parse = () => ({ kind: 'function', name: 'attack', args: [] });
function attack(given) {
  return given;
}
