class Train:
    """Each waggon is a pair: its value and the next waggon. What is taken from the front one by one comes out turned round."""

    class Waggon:
        def __init__(self, value):
            self.value = value
            self.following = None

    def __init__(self):
        self.front = None
        self.end = None

    def add(self, value):
        waggon = Train.Waggon(value)
        if self.front:
            self.end.following = waggon
        else:
            self.front = waggon
        self.end = waggon

    def reverse(self):
        rest, turned = self.front, None
        self.end = self.front
        while rest:
            rest.following, turned, rest = turned, rest, rest.following
        self.front = turned

    def first(self):
        return self.front.value

    def last(self):
        return self.end.value

    def to_list(self):
        return list(self._values())

    def _values(self):
        waggon = self.front
        while waggon:
            yield waggon.value
            waggon = waggon.following
