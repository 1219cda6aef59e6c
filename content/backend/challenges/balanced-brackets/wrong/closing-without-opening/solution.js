const PARTNERS = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

function isBalanced(line) {
  const stack = [];
  for (const sign of line) {
    if ('([{'.includes(sign)) {
      stack.push(sign);
    } else if (PARTNERS.has(sign)) {
      if (stack.length > 0 && stack.pop() !== PARTNERS.get(sign)) {
        return false;
      }
    }
  }
  return stack.length === 0;
}
