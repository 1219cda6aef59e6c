function winner(votes) {
  const names = [...new Set(votes)];
  const ranking = names
    .map((name) => ({ name, count: votes.filter((vote) => vote === name).length }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = ranking;
  if (first === undefined || first.count === second?.count) return '';
  return first.name;
}
