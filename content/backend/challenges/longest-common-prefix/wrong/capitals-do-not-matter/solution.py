def common_prefix(names):
    if not names:
        return ''
    prefix = names[0]
    for name in names:
        while not name.lower().startswith(prefix.lower()):
            prefix = prefix[:-1]
    return prefix
