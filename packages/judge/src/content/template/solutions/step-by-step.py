# TODO: A solution as a good learner would write it. Add other ways as files of their own beside it.
def new_challenge(numbers, limit):
    count = 0
    for number in numbers:
        if number >= limit:
            count += 1
    return count
