class Waggon:
    def __init__(self, value):
        self.value = value
        self.next = None


class Train:
    def __init__(self):
        self.front = None
        self.end = None

    def add(self, value):
        waggon = Waggon(value)
        if self.end is None:
            self.front = waggon
        else:
            self.end.next = waggon
        self.end = waggon

    def reverse(self):
        before = None
        waggon = self.front
        while waggon is not None:
            after = waggon.next
            waggon.next = before
            before = waggon
            waggon = after
        self.front = before

    def first(self):
        if self.front is None:
            raise IndexError('the train is empty')
        return self.front.value

    def last(self):
        if self.end is None:
            raise IndexError('the train is empty')
        return self.end.value

    def to_list(self):
        values = []
        waggon = self.front
        while waggon is not None:
            values.append(waggon.value)
            waggon = waggon.next
        return values
