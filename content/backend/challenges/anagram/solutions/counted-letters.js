function isAnagram(first, second) {
  const counts = new Map();
  const count = (text, by) => {
    for (const letter of text.toLowerCase()) {
      if (letter !== ' ') counts.set(letter, (counts.get(letter) ?? 0) + by);
    }
  };
  count(first, 1);
  count(second, -1);
  return [...counts.values()].every((left) => left === 0);
}
