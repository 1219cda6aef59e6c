function winner(votes) {
  const tally = new Map();
  for (const name of votes) {
    tally.set(name, (tally.get(name) ?? 0) + 1);
  }
  const most = Math.max(0, ...tally.values());
  const leaders = [...tally.keys()].filter((name) => tally.get(name) === most);
  return tally.size > 0 && new Set(tally.values()).size === tally.size ? leaders[0] : '';
}
