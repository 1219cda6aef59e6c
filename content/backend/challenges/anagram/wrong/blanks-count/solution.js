function isAnagram(first, second) {
  return letters(first) === letters(second);
}

function letters(text) {
  return [...text.toLowerCase()].sort().join('');
}
