def runs(text):
    found = []
    count = 0
    for at, letter in enumerate(text):
        if at > 0 and letter != text[at - 1]:
            found.append([text[at - 1], count])
            count = 0
        count += 1
    return found
