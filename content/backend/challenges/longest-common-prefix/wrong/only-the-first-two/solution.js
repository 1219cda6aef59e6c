function commonPrefix(names) {
  if (names.length === 0) {
    return '';
  }
  let prefix = names[0];
  for (const name of names.slice(0, 2)) {
    while (!name.startsWith(prefix)) {
      prefix = prefix.slice(0, -1);
    }
  }
  return prefix;
}
