def winner(votes):
    for name in votes:
        if votes.count(name) > len(votes) / 2:
            return name
    return ''
