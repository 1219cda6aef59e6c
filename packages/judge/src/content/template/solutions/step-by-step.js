// TODO: A solution as a good learner would write it. Add other ways as files of their own beside it.
function newChallenge(numbers, limit) {
  let count = 0;
  for (const number of numbers) {
    if (number >= limit) {
      count += 1;
    }
  }
  return count;
}
