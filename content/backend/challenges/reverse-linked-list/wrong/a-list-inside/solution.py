class Train:
    def __init__(self):
        self.values = []

    def add(self, value):
        self.values.append(value)

    def reverse(self):
        self.values.reverse()

    def first(self):
        return self.values[0]

    def last(self):
        return self.values[-1]

    def to_list(self):
        return list(self.values)
