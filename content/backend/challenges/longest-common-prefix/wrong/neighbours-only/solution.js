function commonPrefix(names) {
  if (names.length === 0) return '';
  let prefix = names[0];
  for (let at = 1; at < names.length; at += 1) {
    prefix = names[at - 1];
    while (!names[at].startsWith(prefix)) prefix = prefix.slice(0, -1);
  }
  return prefix;
}
