"""Mistakes in what is done and when: a statement forgotten, a branch lost, a condition that never or always holds."""

import ast

from .expressions import neighbours
from .tree import becomes, brief, constant, other, text

FORGOTTEN = (
    ast.Expr, ast.Assign, ast.AugAssign, ast.Return, ast.Raise, ast.Break, ast.Continue, ast.If, ast.For, ast.While,
    ast.Delete,
)


def forgotten(place):
    node = place.node
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    is_elif = isinstance(place.parent, ast.If) and place.field == 'orelse' and len(place.parent.orelse) == 1
    if isinstance(node, FORGOTTEN) and not is_docstring and not (is_elif and isinstance(node, ast.If)):
        yield f'{brief(node)} goes', ast.Pass()


def conditions(place):
    node = place.node
    if isinstance(node, ast.If):
        for value in (True, False):
            yield becomes(node.test, constant(value)), other(node, test=constant(value))
        # A comparison is turned round by its own sign, and `not` by its operand.
        if not isinstance(node.test, (ast.Compare, ast.UnaryOp)):
            turned = ast.UnaryOp(op=ast.Not(), operand=node.test)
            yield becomes(node.test, turned), other(node, test=turned)
    elif isinstance(node, ast.While):
        # A loop that never ends is found by every case, so that it does not begin is the one to try.
        yield becomes(node.test, constant(False)), other(node, test=constant(False))


def branches(place):
    """An else or an elif lost; an elif alone, and with all that follows it."""
    node = place.node
    if not isinstance(node, ast.If) or not node.orelse:
        return
    following = node.orelse[0]
    if len(node.orelse) > 1 or not isinstance(following, ast.If):
        yield 'else goes', other(node, orelse=[])
        return
    yield f'elif {brief(following.test)} goes', other(node, orelse=following.orelse)
    if following.orelse:
        yield f'elif {brief(following.test)} and what follows goes', other(node, orelse=[])


def returns(place):
    node = place.node
    if isinstance(node, ast.Return) and node.value is not None and text(node.value) != 'None':
        yield becomes(node, 'return None'), other(node, value=constant(None))
    elif isinstance(node, ast.Lambda):
        yield becomes(node.body, constant(None)), other(node, body=constant(None))


def jumps(place):
    if isinstance(place.node, ast.Break):
        yield 'break becomes continue', ast.Continue()
    elif isinstance(place.node, ast.Continue):
        yield 'continue becomes break', ast.Break()


def assigned(place):
    """`+=` becomes `-=` or `=`; what is assigned becomes None; a default is another value."""
    node = place.node
    if isinstance(node, ast.AugAssign):
        for name, kind in neighbours(node.op):
            yield name.replace(' becomes ', '= becomes ') + '=', other(node, op=kind)
        plain = ast.Assign(targets=[node.target], value=node.value, lineno=node.lineno)
        yield becomes(node, plain), plain
    elif isinstance(node, ast.Assign) and not isinstance(node.value, (ast.Constant, ast.Tuple)):
        if not isinstance(node.targets[0], ast.Tuple):
            yield becomes(node, other(node, value=constant(None))), other(node, value=constant(None))


def defaults(place):
    node = place.node
    if isinstance(node, ast.arguments):
        for at, value in enumerate(node.defaults):
            if not isinstance(value, ast.Constant):
                yield f'default {brief(value)} becomes None', other(
                    node, defaults=node.defaults[:at] + [constant(None)] + node.defaults[at + 1:]
                )


OPERATORS = [forgotten, conditions, branches, returns, jumps, assigned, defaults]
