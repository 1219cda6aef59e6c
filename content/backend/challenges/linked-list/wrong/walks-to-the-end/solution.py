class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


class LinkedList:
    def __init__(self):
        self.head = None
        self.tail = None
        self.count = 0

    def push_front(self, value):
        node = Node(value)
        node.next = self.head
        self.head = node
        if self.tail is None:
            self.tail = node
        self.count += 1

    def push_back(self, value):
        node = Node(value)
        if self.head is None:
            self.head = node
        else:
            end = self.head
            while end.next is not None:
                end = end.next
            end.next = node
        self.tail = node
        self.count += 1

    def pop_front(self):
        node = self.head
        if node is None:
            raise IndexError('the list is empty')
        self.head = node.next
        if self.head is None:
            self.tail = None
        self.count -= 1
        return node.value

    def remove(self, value):
        before = None
        node = self.head
        while node is not None and node.value != value:
            before = node
            node = node.next
        if node is None:
            return False
        if before is None:
            self.head = node.next
        else:
            before.next = node.next
        if node.next is None:
            self.tail = before
        self.count -= 1
        return True

    def first(self):
        if self.head is None:
            raise IndexError('the list is empty')
        return self.head.value

    def last(self):
        if self.tail is None:
            raise IndexError('the list is empty')
        return self.tail.value

    def size(self):
        return self.count

    def to_list(self):
        values = []
        node = self.head
        while node is not None:
            values.append(node.value)
            node = node.next
        return values
