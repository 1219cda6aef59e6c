function isAnagram(first, second) {
  const left = [...second.toLowerCase()];
  for (const letter of first.toLowerCase().replaceAll(' ', '')) {
    if (!left.includes(letter)) return false;
    left.splice(left.indexOf(letter), 1);
  }
  return true;
}
