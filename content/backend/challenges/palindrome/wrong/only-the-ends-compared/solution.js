function isPalindrome(text) {
  const kept = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return kept.at(0) === kept.at(-1);
}
