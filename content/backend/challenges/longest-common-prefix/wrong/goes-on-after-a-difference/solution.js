function commonPrefix(names) {
  if (names.length === 0) return '';
  const shortest = Math.min(...names.map((name) => name.length));
  let prefix = '';
  for (let at = 0; at < shortest; at += 1) {
    if (names.every((name) => name[at] === names[0][at])) prefix += names[0][at];
  }
  return prefix;
}
