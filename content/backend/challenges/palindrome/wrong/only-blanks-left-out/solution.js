function isPalindrome(text) {
  const kept = text.toLowerCase().replace(/ /g, '');
  return kept === [...kept].reverse().join('');
}
