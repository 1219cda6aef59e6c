def runs(text):
    counts = {}
    for letter in text:
        counts[letter] = counts.get(letter, 0) + 1
    return [[letter, count] for letter, count in counts.items()]
