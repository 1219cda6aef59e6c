def is_anagram(first, second):
    return letters(first) == letters(second)


def letters(text):
    return sorted(text.lower().replace(' ', ''))
