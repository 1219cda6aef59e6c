def common_prefix(names):
    if not names:
        return ''
    prefix = names[0]
    for one, other in zip(names, names[1:]):
        prefix = one
        while not other.startswith(prefix):
            prefix = prefix[:-1]
    return prefix
