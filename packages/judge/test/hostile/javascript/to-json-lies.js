// Tries: to pass for another value by toJSON.
// Expected: returned
// Value: {"value":1,"toJSON":{"$":"undefined"},"valueOf":{"$":"undefined"}}
function attack() {
  return { value: 1, toJSON: undefined, valueOf: undefined };
}
