class Queue:
    def __init__(self):
        self.values = []

    def enqueue(self, value):
        self.values.append(value)

    def dequeue(self):
        return self.values.pop(0)

    def front(self):
        return self.values[0]

    def back(self):
        return self.values[-1]

    def size(self):
        return len(self.values)

    def to_list(self):
        return list(self.values)
