function runs(text) {
  const found = [];
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at > 0 && text[at] !== text[at - 1]) {
      found.push([text[at - 1], count]);
      count = 0;
    }
    count += 1;
  }
  return found;
}
