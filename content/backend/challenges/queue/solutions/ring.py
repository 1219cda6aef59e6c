class Node:
    def __init__(self, value):
        self.value = value
        self.next = self


class Queue:
    """One arrow is enough: it points at the last node, and the last node points at the first."""

    def __init__(self):
        self.last = None
        self.count = 0

    def enqueue(self, value):
        node = Node(value)
        if self.last is not None:
            node.next = self.last.next
            self.last.next = node
        self.last = node
        self.count += 1

    def dequeue(self):
        value = self.front()
        if self.count == 1:
            self.last = None
        else:
            self.last.next = self.last.next.next
        self.count -= 1
        return value

    def front(self):
        self._check()
        return self.last.next.value

    def back(self):
        self._check()
        return self.last.value

    def size(self):
        return self.count

    def to_list(self):
        values = []
        node = self.last
        for _ in range(self.count):
            node = node.next
            values.append(node.value)
        return values

    def _check(self):
        if self.count == 0:
            raise LookupError('empty')
