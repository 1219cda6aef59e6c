function isBalanced(line) {
  const count = (sign) => line.split(sign).length - 1;
  return ['()', '[]', '{}'].every(([left, right]) => count(left) === count(right));
}
