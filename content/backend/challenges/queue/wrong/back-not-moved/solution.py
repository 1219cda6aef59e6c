class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


class Queue:
    def __init__(self):
        self.first = None
        self.last = None
        self.count = 0

    def enqueue(self, value):
        node = Node(value)
        if self.first is None:
            self.first = node
            self.last = node
        else:
            self.last.next = node
        self.count += 1

    def dequeue(self):
        node = self.first
        if node is None:
            raise IndexError('the queue is empty')
        self.first = node.next
        if self.first is None:
            self.last = None
        self.count -= 1
        return node.value

    def front(self):
        if self.first is None:
            raise IndexError('the queue is empty')
        return self.first.value

    def back(self):
        if self.last is None:
            raise IndexError('the queue is empty')
        return self.last.value

    def size(self):
        return self.count

    def to_list(self):
        values = []
        node = self.first
        while node is not None:
            values.append(node.value)
            node = node.next
        return values
