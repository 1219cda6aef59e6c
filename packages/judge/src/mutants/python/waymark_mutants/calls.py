"""Mistakes in calls: arguments exchanged, forgotten or one off, a method or a function forgotten or taken for another."""

import ast

from .expressions import exchanged, off_by_one
from .tree import becomes, brief, other, text

PAIRS = [
    ('min', 'max'), ('any', 'all'), ('startswith', 'endswith'), ('find', 'rfind'), ('ljust', 'rjust'),
    ('lstrip', 'rstrip'), ('append', 'extend'), ('keys', 'values'), ('ceil', 'floor'),
    ('bisect_left', 'bisect_right'), ('popleft', 'pop'), ('appendleft', 'append'),
]
OTHERS = {one: two for one, two in PAIRS} | {two: one for one, two in PAIRS}

# Their arguments may come in any order.
UNORDERED = {'min', 'max'}
# Their arguments are positions or counts.
COUNTING = {'range', 'insert', 'islice'}


def _name(call):
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, 'id', '')


def names(place):
    """A function taken for its counterpart."""
    node = place.node
    if not isinstance(node, ast.Call) or _name(node) not in OTHERS:
        return
    by = OTHERS[_name(node)]
    function = node.func
    made = other(function, attr=by) if isinstance(function, ast.Attribute) else ast.Name(id=by, ctx=ast.Load())
    yield f'{_name(node)} becomes {by}', other(node, func=made)


def without_call(place):
    """`text.lower()` becomes `text`, and `sorted(text)` too."""
    node = place.node
    if not isinstance(node, ast.Call):
        return
    if isinstance(node.func, ast.Attribute):
        arguments = ', '.join(text(item) for item in [*node.args, *node.keywords])
        yield f'.{brief(f"{node.func.attr}({arguments})")} goes', node.func.value
    elif len(node.args) >= 1 and not isinstance(node.args[0], ast.Starred):
        yield becomes(node, node.args[0]), node.args[0]


def arguments(place):
    node = place.node
    if not isinstance(node, ast.Call):
        return
    for made in [] if _name(node) in UNORDERED else exchanged(node.args):
        yield becomes(node, other(node, args=made)), other(node, args=made)
    for at, item in enumerate(node.args):
        rest = node.args[:at] + node.args[at + 1:]
        if len(node.args) > 1 or isinstance(node.func, ast.Attribute) or node.keywords:
            yield f'argument {brief(item)} goes', other(node, args=rest)
        if _name(node) in COUNTING:
            for shift, moved in off_by_one(item):
                yield shift, other(node, args=node.args[:at] + [moved] + node.args[at + 1:])
    for at, item in enumerate(node.keywords):
        yield f'argument {brief(item)} goes', other(node, keywords=node.keywords[:at] + node.keywords[at + 1:])


OPERATORS = [names, without_call, arguments]
