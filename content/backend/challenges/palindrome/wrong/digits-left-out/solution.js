function isPalindrome(text) {
  const kept = text.toLowerCase().replace(/[^a-z]/g, '');
  return kept === [...kept].reverse().join('');
}
