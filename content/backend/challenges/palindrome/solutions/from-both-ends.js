function isPalindrome(text) {
  const counts = (sign) => (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9');
  const kept = [...text.toLowerCase()].filter(counts);
  for (let left = 0, right = kept.length - 1; left < right; left += 1, right -= 1) {
    if (kept[left] !== kept[right]) {
      return false;
    }
  }
  return true;
}
