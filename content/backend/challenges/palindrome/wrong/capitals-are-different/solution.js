function isPalindrome(text) {
  const kept = text.replace(/[^a-zA-Z0-9]/g, '');
  return kept === [...kept].reverse().join('');
}
