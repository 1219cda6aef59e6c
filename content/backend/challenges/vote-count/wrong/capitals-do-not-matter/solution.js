function winner(votes) {
  const tally = new Map();
  for (const vote of votes) {
    const name = vote.charAt(0).toUpperCase() + vote.slice(1).toLowerCase();
    tally.set(name, (tally.get(name) ?? 0) + 1);
  }
  const most = Math.max(0, ...tally.values());
  const leaders = [...tally.keys()].filter((name) => tally.get(name) === most);
  return leaders.length === 1 ? leaders[0] : '';
}
