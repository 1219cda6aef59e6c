function runs(text) {
  const found = [];
  for (const letter of text) {
    const last = found.at(-1);
    if (last && last[0] === letter) {
      last[1] += 1;
    } else {
      found.push([letter, 1]);
    }
  }
  return found;
}
