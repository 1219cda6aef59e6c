def is_balanced(line):
    for left, right in ('()', '[]', '{}'):
        open_now = 0
        for sign in line:
            open_now += (sign == left) - (sign == right)
            if open_now < 0:
                return False
        if open_now > 0:
            return False
    return True
