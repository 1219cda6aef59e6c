class Stack:
    def __init__(self):
        pass

    def push(self, value):
        pass

    def pop(self):
        pass

    def peek(self):
        pass

    def size(self):
        pass

    def to_list(self):
        pass
