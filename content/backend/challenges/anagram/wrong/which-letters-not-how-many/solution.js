function isAnagram(first, second) {
  return letters(first) === letters(second);
}

function letters(text) {
  return [...new Set(text.toLowerCase().replaceAll(' ', ''))].sort().join('');
}
