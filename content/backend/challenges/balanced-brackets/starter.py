def is_balanced(line):
    pass
