class Stack:
    def __init__(self):
        self.values = []

    def push(self, value):
        self.values.append(value)

    def pop(self):
        if not self.values:
            raise IndexError('the stack is empty')
        return self.values.pop()

    def peek(self):
        if not self.values:
            raise IndexError('the stack is empty')
        return self.values[-1]

    def size(self):
        return len(self.values)

    def to_list(self):
        return self.values
