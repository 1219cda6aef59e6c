def common_prefix(names):
    if not names:
        return ''
    prefix = names[0]
    for name in names[:2]:
        while not name.startswith(prefix):
            prefix = prefix[:-1]
    return prefix
