function isBalanced(line) {
  for (const [left, right] of ['()', '[]', '{}']) {
    let openNow = 0;
    for (const sign of line) {
      if (sign === left) openNow += 1;
      if (sign === right) openNow -= 1;
      if (openNow < 0) return false;
    }
    if (openNow > 0) return false;
  }
  return true;
}
