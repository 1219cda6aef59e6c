PARTNERS = {')': '(', ']': '[', '}': '{'}


def is_balanced(line):
    stack = []
    for sign in line:
        if sign in '([{':
            stack.append(sign)
        elif sign in PARTNERS:
            if stack and stack.pop() != PARTNERS[sign]:
                return False
    return not stack
