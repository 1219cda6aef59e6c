def common_prefix(names):
    if not names:
        return ''
    prefix = names[0]
    for name in names:
        while prefix not in name:
            prefix = prefix[1:]
    return prefix
