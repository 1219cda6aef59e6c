function harbourLights(red, green, seconds) {
  const log = [];
  for (let second = 0; second < seconds; second += 1) {
    if (second % red === 0 && second % green === 0) {
      log.push('both');
    } else if (second % red === 0) {
      log.push('red');
    } else if (second % green === 0) {
      log.push('green');
    } else {
      log.push('dark');
    }
  }
  return log;
}
