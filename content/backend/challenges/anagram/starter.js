function isAnagram(first, second) {}
