function harbourLights(red, green, seconds) {
  const log = new Array(seconds).fill('dark');
  for (let second = red; second <= seconds; second += red) log[second - 1] = 'red';
  for (let second = green; second <= seconds; second += green) {
    log[second - 1] = log[second - 1] === 'red' ? 'both' : 'green';
  }
  return log;
}
