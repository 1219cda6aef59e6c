class Node:
    def __init__(self, value, older):
        self.value = value
        self.older = older


class Queue:
    def __init__(self):
        self.newest = None

    def enqueue(self, value):
        self.newest = Node(value, self.newest)

    def dequeue(self):
        value = self.front()
        self.newest = self.newest.older
        return value

    def front(self):
        if self.newest is None:
            raise IndexError('the queue is empty')
        return self.newest.value

    def back(self):
        return self.to_list()[-1]

    def size(self):
        return len(self.to_list())

    def to_list(self):
        values = []
        node = self.newest
        while node is not None:
            values.append(node.value)
            node = node.older
        return values
