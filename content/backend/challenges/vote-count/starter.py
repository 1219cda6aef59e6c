def winner(votes):
    pass
