function runs(text) {
  return [...text.matchAll(/(.)\1*/gs)].map(([run, letter]) => [letter, run.length]);
}
