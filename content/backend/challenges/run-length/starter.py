def runs(text):
    pass
