// Tries: to change the list while it is read.
// Expected: returned
// Value: [42,{"$":"undefined"}]
function attack() {
  const list = [1, 2];
  Object.defineProperty(list, 0, {
    get() {
      list.length = 0;
      return 42;
    },
  });
  return list;
}
