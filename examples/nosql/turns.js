/** @returns a function that does the work for one key one piece after the other, and for different keys at the same time */
export function inTurns() {
  const last = new Map();
  return (key, work) => {
    const done = (last.get(key) ?? Promise.resolve()).then(work);
    // Whoever comes next waits for the end of it, however it ends.
    const ended = done
      .catch(() => {})
      .then(() => {
        if (last.get(key) === ended) last.delete(key);
      });
    last.set(key, ended);
    return done;
  };
}
