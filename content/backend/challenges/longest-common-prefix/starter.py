def common_prefix(names):
    pass
