function winner(votes) {
  const tally = new Map();
  for (const name of votes) {
    tally.set(name, (tally.get(name) ?? 0) + 1);
  }
  const most = Math.max(0, ...tally.values());
  const leaders = [...tally.keys()].filter((name) => tally.get(name) === most);
  return leaders.length > 0 ? leaders[0] : '';
}
