function isBalanced(line) {
  let rest = line.replace(/[^()[\]{}]/g, '');
  let before = null;
  while (rest !== before) {
    before = rest;
    rest = rest.replace(/\(\)|\[\]|\{\}/g, '');
  }
  return rest === '';
}
