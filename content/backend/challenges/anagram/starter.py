def is_anagram(first, second):
    pass
