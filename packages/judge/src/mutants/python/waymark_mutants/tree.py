"""The tree of a source: its nodes on the way down, and what becomes of it when one of them is another for a moment."""

import ast


class Place:
    """A node, and where it hangs: the field of its parent, and the place in that field's list."""

    def __init__(self, node, parent, field, at):
        self.node = node
        self.parent = parent
        self.field = field
        self.at = at

    def put(self, node):
        if self.at is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.at] = node


def places(node):
    """Every node below `node` in the order of the source, each before what is inside it."""
    for field, value in ast.iter_fields(node):
        if isinstance(value, ast.AST):
            yield from _place(Place(value, node, field, None))
        elif isinstance(value, list):
            for at, item in enumerate(value):
                if isinstance(item, ast.AST):
                    yield from _place(Place(item, node, field, at))


def _place(place):
    yield place
    # That something is raised can be wrong; in which words is nobody's answer.
    if not isinstance(place.node, ast.Raise):
        yield from places(place.node)


def text(node):
    return ast.unparse(node)


def other(node, **fields):
    """A copy of a node with other fields; what is inside it is shared, not copied."""
    values = {name: getattr(node, name, None) for name in node._fields}
    values.update(fields)
    return ast.copy_location(type(node)(**values), node)


def constant(value):
    return ast.Constant(value=value)


def becomes(before, after):
    return f'{brief(before)} becomes {brief(after)}'


def brief(piece):
    line = ' '.join((piece if isinstance(piece, str) else text(piece)).split())
    return line if len(line) <= 50 else line[:50] + '…'
