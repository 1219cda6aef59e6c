class Node:
    def __init__(self, value, following=None):
        self.value = value
        self.next = following


class LinkedList:
    """A guard stands before the first value, so every node has one before it."""

    def __init__(self):
        self.guard = Node(None)
        self.back = self.guard

    def push_front(self, value):
        self.guard.next = Node(value, self.guard.next)
        if self.back is self.guard:
            self.back = self.guard.next

    def push_back(self, value):
        self.back.next = Node(value)
        self.back = self.back.next

    def pop_front(self):
        value = self.first()
        self._unlink_after(self.guard)
        return value

    def remove(self, value):
        before = self.guard
        while before.next is not None:
            if before.next.value == value:
                self._unlink_after(before)
                return True
            before = before.next
        return False

    def _unlink_after(self, before):
        if before.next is self.back:
            self.back = before
        before.next = before.next.next

    def first(self):
        if self.guard.next is None:
            raise LookupError('empty')
        return self.guard.next.value

    def last(self):
        if self.back is self.guard:
            raise LookupError('empty')
        return self.back.value

    def size(self):
        return len(self.to_list())

    def to_list(self):
        return list(self._values())

    def _values(self):
        node = self.guard.next
        while node:
            yield node.value
            node = node.next
