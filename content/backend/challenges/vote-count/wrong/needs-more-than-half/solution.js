function winner(votes) {
  for (const name of votes) {
    if (votes.filter((vote) => vote === name).length > votes.length / 2) return name;
  }
  return '';
}
