def winner(votes):
    tally = {}
    for name in votes:
        tally[name] = tally.get(name, 0) + 1
    most = max(tally.values(), default=0)
    leaders = [name for name in tally if tally[name] == most]
    return leaders[0] if len(leaders) == 1 else ''
