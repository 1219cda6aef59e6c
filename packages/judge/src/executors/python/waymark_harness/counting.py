"""Counts what a call costs: comparisons of the elements that came in, writes and swaps of its lists, visits of nodes.

The counters live beside the learner's code. They tell a quadratic way from a linear one; code that sets out to evade
them can (`x + 0` is a plain number again), which is why a count never replaces the comparison of outputs.
"""


class Counts:
    """One call's tally. `last` is the latest write, to see when two writes exchange two elements."""

    def __init__(self):
        self.comparisons = self.writes = self.swaps = self.visits = 0
        self.last = None


def _compared(base, tally):
    """A subclass of `base` whose comparisons are counted; everything else stays as it is."""

    def counted(name):
        plain = getattr(base, name)

        def compare(self, other):
            tally.comparisons += 1
            return plain(self, other)

        return compare

    names = ('__lt__', '__le__', '__gt__', '__ge__', '__eq__', '__ne__')
    members = {name: counted(name) for name in names}
    return type(base.__name__, (base,), {**members, '__hash__': base.__hash__, '__slots__': ()})


def _written(tally):
    class CountedList(list):
        __slots__ = ()

        def __setitem__(self, index, value):
            if isinstance(index, slice):
                list.__setitem__(self, index, value)
                tally.writes += len(range(*index.indices(len(self))))
                tally.last = None
                return
            old = list.__getitem__(self, index)
            list.__setitem__(self, index, value)
            tally.writes += 1
            before = tally.last
            if before is not None and before[0] is self and before[1] is value and before[2] is old:
                tally.swaps += 1
                tally.last = None
            else:
                tally.last = (self, old, value)

    def one_write(name):
        plain = getattr(list, name)

        def method(self, *args):
            tally.writes += 1
            tally.last = None
            return plain(self, *args)

        return method

    for name in ('append', 'insert', 'pop', 'remove', '__delitem__'):
        setattr(CountedList, name, one_write(name))
    CountedList.__name__ = 'list'
    return CountedList


def wrapper(observe, tally):
    """What `decode` puts around each number, string and list, so that its use is counted."""
    if observe not in ('comparisons', 'comparisons-and-swaps'):
        return lambda value: value
    kinds = {base: _compared(base, tally) for base in (int, float, str)}
    lists = _written(tally) if observe == 'comparisons-and-swaps' else list
    return lambda value: lists(value) if type(value) is list else kinds[type(value)](value)


def count_visits(namespace, tally):
    """Counts reads of an attribute that give an object of a class the learner wrote, nested classes too.

    Called once after loading: `self.head`, `node.next` and `tree.left` are visits, `node.value` is not.
    """
    classes = set()

    def collect(scope):
        for value in list(scope.values()):
            if issubclass(type(value), type) and value.__module__ == 'solution' and value not in classes:
                classes.add(value)
                collect(vars(value))

    collect(namespace)
    for cls in classes:
        if '__getattribute__' not in vars(cls):
            cls.__getattribute__ = _visiting(cls, tally, tuple(classes))


def _visiting(cls, tally, classes):
    read = cls.__getattribute__
    # A subclass reaches its base's counter through `read`: count there only, or every visit would count twice.
    inner = any('__getattribute__' in vars(base) for base in cls.__mro__[1:-1])

    def visiting(self, name):
        value = read(self, name)
        if not inner and type(value) in classes:
            tally.visits += 1
        return value

    return visiting


def report(observe, tally):
    """The names that `CallFacts.counts` promises for this observation."""
    if observe == 'comparisons':
        return {'comparisons': tally.comparisons}
    if observe == 'comparisons-and-swaps':
        return {'comparisons': tally.comparisons, 'swaps': tally.swaps, 'writes': tally.writes}
    return {'visits': tally.visits} if observe == 'node-visits' else {}
