function commonPrefix(names) {
  if (names.length === 0) {
    return '';
  }
  let prefix = names[0];
  for (const name of names) {
    while (!name.includes(prefix)) {
      prefix = prefix.slice(1);
    }
  }
  return prefix;
}
