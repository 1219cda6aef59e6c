class LinkedList:
    def __init__(self):
        pass

    def push_front(self, value):
        pass

    def push_back(self, value):
        pass

    def pop_front(self):
        pass

    def remove(self, value):
        pass

    def first(self):
        pass

    def last(self):
        pass

    def size(self):
        pass

    def to_list(self):
        pass
