class Node:
    def __init__(self, value, below):
        self.value = value
        self.below = below


class Stack:
    def __init__(self):
        self.top = None
        self.count = 0

    def push(self, value):
        self.top = Node(value, self.top)
        self.count += 1

    def pop(self):
        value = self.peek()
        self.top = self.top.below
        self.count -= 1
        return value

    def peek(self):
        if self.top is None:
            raise LookupError('empty')
        return self.top.value

    def size(self):
        return self.count

    def to_list(self):
        values = []
        node = self.top
        while node is not None:
            values.append(node.value)
            node = node.below
        values.reverse()
        return values
