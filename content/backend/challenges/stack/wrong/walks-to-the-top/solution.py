class Node:
    def __init__(self, value):
        self.value = value
        self.above = None


class Stack:
    def __init__(self):
        self.bottom = Node(None)

    def push(self, value):
        self._below_top_or_top(0).above = Node(value)

    def pop(self):
        value = self.peek()
        self._below_top_or_top(1).above = None
        return value

    def peek(self):
        if self.bottom.above is None:
            raise IndexError('the stack is empty')
        return self._below_top_or_top(0).value

    def size(self):
        return len(self.to_list())

    def to_list(self):
        values = []
        node = self.bottom.above
        while node is not None:
            values.append(node.value)
            node = node.above
        return values

    def _below_top_or_top(self, stop_before):
        node = self.bottom
        for _ in range(self.size() - stop_before):
            node = node.above
        return node
