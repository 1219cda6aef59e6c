class Queue:
    def __init__(self):
        pass

    def enqueue(self, value):
        pass

    def dequeue(self):
        pass

    def front(self):
        pass

    def back(self):
        pass

    def size(self):
        pass

    def to_list(self):
        pass
