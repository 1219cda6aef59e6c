// TODO: A mistake that learners make, under a name that says why it is wrong. One folder for each.
function newChallenge(numbers, limit) {
  return numbers.filter((number) => number > limit).length;
}
