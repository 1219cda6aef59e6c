def runs(text):
    found = []
    count = 0
    for letter in text:
        count += 1
        if found and found[-1][0] == letter:
            found[-1][1] = count
        else:
            found.append([letter, count])
    return found
