# TODO: A mistake that learners make, under a name that says why it is wrong. One folder for each.
def new_challenge(numbers, limit):
    return len([number for number in numbers if number > limit])
