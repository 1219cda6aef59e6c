"""Mistakes in values and conditions: signs, operands, constants, positions. Each operator yields (name, other node)."""

import ast

from .tree import becomes, brief, constant, other, text

SIGNS = {
    ast.Lt: '<', ast.LtE: '<=', ast.Gt: '>', ast.GtE: '>=', ast.Eq: '==', ast.NotEq: '!=',
    ast.Is: 'is', ast.IsNot: 'is not', ast.In: 'in', ast.NotIn: 'not in',
    ast.Add: '+', ast.Sub: '-', ast.Mult: '*', ast.Div: '/', ast.FloorDiv: '//', ast.Mod: '%', ast.Pow: '**',
    ast.LShift: '<<', ast.RShift: '>>', ast.BitAnd: '&', ast.BitOr: '|', ast.BitXor: '^',
    ast.And: 'and', ast.Or: 'or',
}

# Each sign with its neighbours: those that people mistake it for.
NEIGHBOURS = {
    ast.Lt: [ast.LtE, ast.GtE], ast.LtE: [ast.Lt, ast.Gt], ast.Gt: [ast.GtE, ast.LtE], ast.GtE: [ast.Gt, ast.Lt],
    ast.Eq: [ast.NotEq], ast.NotEq: [ast.Eq], ast.Is: [ast.IsNot], ast.IsNot: [ast.Is],
    ast.In: [ast.NotIn], ast.NotIn: [ast.In],
    ast.Add: [ast.Sub], ast.Sub: [ast.Add], ast.Mult: [ast.Div, ast.Add], ast.Div: [ast.Mult, ast.FloorDiv],
    ast.FloorDiv: [ast.Div, ast.Mult], ast.Mod: [ast.Mult, ast.FloorDiv], ast.Pow: [ast.Mult],
    ast.LShift: [ast.RShift], ast.RShift: [ast.LShift],
    ast.BitAnd: [ast.BitOr], ast.BitOr: [ast.BitAnd], ast.BitXor: [ast.BitAnd],
}


def neighbours(sign):
    for kind in NEIGHBOURS.get(type(sign), []):
        yield f'{SIGNS[type(sign)]} becomes {SIGNS[kind]}', kind()


def comparisons(place):
    node = place.node
    if isinstance(node, ast.Compare):
        for at, sign in enumerate(node.ops):
            for name, kind in neighbours(sign):
                yield name, other(node, ops=node.ops[:at] + [kind] + node.ops[at + 1:])


def arithmetic(place):
    node = place.node
    if isinstance(node, ast.BinOp):
        for name, kind in neighbours(node.op):
            yield name, other(node, op=kind)
        for kept in (node.left, node.right):
            yield becomes(node, kept), kept


def both_or_one(place):
    node = place.node
    if not isinstance(node, ast.BoolOp):
        return
    kind = ast.Or if isinstance(node.op, ast.And) else ast.And
    yield f'{SIGNS[type(node.op)]} becomes {SIGNS[kind]}', other(node, op=kind())
    for at, part in enumerate(node.values):
        rest = node.values[:at] + node.values[at + 1:]
        yield f'{brief(part)} goes', rest[0] if len(rest) == 1 else other(node, values=rest)


def unary(place):
    node = place.node
    if isinstance(node, ast.UnaryOp):
        yield becomes(node, node.operand), node.operand


def constants(place):
    node = place.node
    if not isinstance(node, ast.Constant) or _is_docstring(place) or isinstance(place.parent, ast.JoinedStr):
        return
    for value in _values(node.value):
        yield becomes(node, constant(value)), constant(value)


def _values(value):
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, (int, float)):
        return [made for made in dict.fromkeys([value + 1, value - 1, 0]) if made != value]
    return ['x' if value == '' else ''] if isinstance(value, str) else []


def _is_docstring(place):
    return isinstance(place.parent, ast.Expr)


def formats(place):
    """Text between the values of an f-string, and how a value is written."""
    node = place.node
    if isinstance(node, ast.JoinedStr):
        for at, part in enumerate(node.values):
            if isinstance(part, ast.Constant):
                rest = node.values[:at] + node.values[at + 1:]
                yield f'{brief(part)} goes', other(node, values=rest)
    elif isinstance(node, ast.FormattedValue) and node.format_spec is not None:
        spec = ''.join(str(part.value) for part in node.format_spec.values if isinstance(part, ast.Constant))
        yield f'format {spec} goes', other(node, format_spec=None)


def choices(place):
    node = place.node
    if isinstance(node, ast.IfExp):
        for kept in (node.body, node.orelse):
            yield becomes(node, kept), kept
        yield f'{brief(node.test)} is turned round', other(node, body=node.orelse, orelse=node.body)


def positions(place):
    node = place.node
    if not isinstance(node, ast.Subscript):
        return
    if isinstance(node.slice, ast.Slice):
        for name in ('lower', 'upper', 'step'):
            end = getattr(node.slice, name)
            if end is None:
                continue
            yield f'{name} end {brief(end)} goes', other(node, slice=other(node.slice, **{name: None}))
            for shift, moved in off_by_one(end):
                yield shift, other(node, slice=other(node.slice, **{name: moved}))
    else:
        for shift, moved in off_by_one(node.slice):
            yield shift, other(node, slice=moved)


def off_by_one(node):
    """One larger and one smaller; a number has operators of its own."""
    number = node.operand if isinstance(node, ast.UnaryOp) else node
    if isinstance(number, (ast.Constant, ast.Tuple, ast.Starred)):
        return
    for sign in (ast.Add, ast.Sub):
        moved = ast.BinOp(left=node, op=sign(), right=constant(1))
        yield becomes(node, moved), moved


def lists(place):
    """Two elements exchanged; something in an empty list."""
    node = place.node
    if not isinstance(node, (ast.List, ast.Tuple)) or not isinstance(node.ctx, ast.Load):
        return
    if isinstance(node, ast.List) and not node.elts:
        yield becomes(node, other(node, elts=[constant(0)])), other(node, elts=[constant(0)])
    for made in exchanged(node.elts):
        yield becomes(node, other(node, elts=made)), other(node, elts=made)


def exchanged(items):
    """The same items with two neighbours exchanged, for each pair that is not written alike."""
    for at in range(len(items) - 1):
        first, second = items[at], items[at + 1]
        if text(first) != text(second):
            yield items[:at] + [second, first] + items[at + 2:]


def comprehensions(place):
    node = place.node
    if isinstance(node, ast.comprehension):
        for at, condition in enumerate(node.ifs):
            yield f'if {brief(condition)} goes', other(node, ifs=node.ifs[:at] + node.ifs[at + 1:])


OPERATORS = [
    comparisons, arithmetic, both_or_one, unary, constants, formats, choices, positions, lists, comprehensions,
]
