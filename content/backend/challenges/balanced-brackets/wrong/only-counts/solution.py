def is_balanced(line):
    return all(line.count(left) == line.count(right) for left, right in ('()', '[]', '{}'))
