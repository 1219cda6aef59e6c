function commonPrefix(names) {
  const [first = '', ...others] = names;
  for (let at = 0; at < first.length; at += 1) {
    if (others.some((name) => name[at] !== first[at])) {
      return first.slice(0, at);
    }
  }
  return first;
}
