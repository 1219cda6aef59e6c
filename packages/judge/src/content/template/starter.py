# TODO: What a learner begins with: the head of the function, and nothing that passes.
def new_challenge(numbers, limit):
    pass
