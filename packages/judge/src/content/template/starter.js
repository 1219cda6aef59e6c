// TODO: What a learner begins with: the head of the function, and nothing that passes.
function newChallenge(numbers, limit) {}
