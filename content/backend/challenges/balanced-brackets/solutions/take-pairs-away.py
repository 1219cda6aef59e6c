def is_balanced(line):
    rest = ''.join(sign for sign in line if sign in '()[]{}')
    before = None
    while rest != before:
        before = rest
        for pair in ('()', '[]', '{}'):
            rest = rest.replace(pair, '')
    return rest == ''
