// Tries: to return an object that reads as a tag of the protocol.
// Expected: returned
// Value: {"$":"dict","v":[["$","raised"],["type","x"],["message","y"]]}
function attack() {
  return { $: 'raised', type: 'x', message: 'y' };
}
