function commonPrefix(names) {
  if (names.length === 0) {
    return '';
  }
  let prefix = names[0];
  for (const name of names) {
    while (!name.toLowerCase().startsWith(prefix.toLowerCase())) {
      prefix = prefix.slice(0, -1);
    }
  }
  return prefix;
}
