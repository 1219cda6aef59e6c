"""Reads a list of sources as JSON from standard input and writes for each its changes, or null where it is no Python."""

import ast
import json
import sys

from . import calls, expressions, statements
from .tree import places

OPERATORS = statements.OPERATORS + expressions.OPERATORS + calls.OPERATORS


def main():
    sources = json.load(sys.stdin)
    json.dump([changes(source) for source in sources], sys.stdout)


def changes(source):
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return None
    # `same` is the source as the tree spells it: what differs from that differs by its mistake only.
    return {'same': ast.unparse(tree), 'made': list(_changes(tree))}


def _changes(tree):
    line = 1
    for place in list(places(tree)):
        line = getattr(place.node, 'lineno', line)
        for operator in OPERATORS:
            for name, node in operator(place):
                place.put(node)
                code = _readable(tree)
                place.put(place.node)
                if code is not None:
                    yield {'line': line, 'what': name, 'code': code}


def _readable(tree):
    """The source of the tree, or None where the change makes it no Python (a `continue` outside of every loop)."""
    try:
        code = ast.unparse(ast.fix_missing_locations(tree))
        compile(code, 'mutant', 'exec', dont_inherit=True)
    except (SyntaxError, ValueError, TypeError, AttributeError):
        return None
    return code + '\n'
