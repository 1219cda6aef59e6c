class Train:
    def __init__(self):
        pass

    def add(self, value):
        pass

    def reverse(self):
        pass

    def first(self):
        pass

    def last(self):
        pass

    def to_list(self):
        pass
