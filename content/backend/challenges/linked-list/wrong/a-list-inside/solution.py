class LinkedList:
    def __init__(self):
        self.values = []

    def push_front(self, value):
        self.values.insert(0, value)

    def push_back(self, value):
        self.values.append(value)

    def pop_front(self):
        return self.values.pop(0)

    def remove(self, value):
        if value not in self.values:
            return False
        self.values.remove(value)
        return True

    def first(self):
        return self.values[0]

    def last(self):
        return self.values[-1]

    def size(self):
        return len(self.values)

    def to_list(self):
        return list(self.values)
