def is_anagram(first, second):
    left = list(second.lower())
    for letter in first.lower().replace(' ', ''):
        if letter not in left:
            return False
        left.remove(letter)
    return True
