function runs(text) {
  const found = [];
  let count = 0;
  for (const letter of text) {
    count += 1;
    const last = found.at(-1);
    if (last && last[0] === letter) last[1] = count;
    else found.push([letter, count]);
  }
  return found;
}
