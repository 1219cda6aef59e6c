function isBalanced(line) {}
