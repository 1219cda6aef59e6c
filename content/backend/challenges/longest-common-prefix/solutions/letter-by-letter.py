def common_prefix(names):
    prefix = ''
    for letters in zip(*names):
        if len(set(letters)) > 1:
            break
        prefix += letters[0]
    return prefix
