def is_anagram(first, second):
    counts = {}
    for letter in first.lower():
        counts[letter] = counts.get(letter, 0) + 1
    for letter in second.lower():
        counts[letter] = counts.get(letter, 0) - 1
    counts[' '] = 0
    return not any(counts.values())
