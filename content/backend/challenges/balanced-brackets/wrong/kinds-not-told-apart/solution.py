PARTNERS = {')': '(', ']': '[', '}': '{'}


def is_balanced(line):
    stack = []
    for sign in line:
        if sign in '([{':
            stack.append(sign)
        elif sign in PARTNERS:
            if not stack:
                return False
            stack.pop()
    return not stack
