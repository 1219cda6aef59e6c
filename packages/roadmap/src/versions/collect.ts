/** Appends a value to the list that a map keeps under a key; starts the list where there is none. */
export function collect<K, V>(into: Map<K, V[]>, key: K, value: V): void {
  const list = into.get(key);
  if (list === undefined) into.set(key, [value]);
  else list.push(value);
}
