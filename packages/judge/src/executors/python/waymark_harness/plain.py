"""Values across the border: JSON, with tagged objects for what JSON lacks. The tags are listed in src/plain.ts.

Reading a value never calls code that it brought along: the real type decides, and the base class's own methods read a
subclass. So an `__eq__`, `__iter__` or `__class__` that lies decides nothing; the trusted side compares what is left.
"""
import math
from collections import deque

SAFE = 2**53 - 1
DEPTH = 200


class NotPlain(Exception):
    """The value is not plain data; the message says which part."""


class TooLarge(Exception):
    """The value is larger than the output limit."""


def decode(value, wrap):
    """A Python value from its plain form; `wrap` sees every number, string and list (the counters of counting.py)."""
    if value is None or value is True or value is False:
        return value
    if isinstance(value, (int, float, str)):
        return wrap(value)
    if isinstance(value, list):
        return wrap([decode(item, wrap) for item in value])
    if '$' not in value:
        return {key: decode(item, wrap) for key, item in value.items()}
    return _decode_tag(value, wrap)


def _decode_tag(value, wrap):
    tag = value['$']
    if tag in ('nan', 'inf', '-inf', '-0'):
        return wrap(float('-0.0' if tag == '-0' else tag))
    if tag == 'undefined':
        return None
    if tag == 'int':
        return wrap(int(value['v'], 0))
    if tag == 'float':
        return wrap(float(value['v']))
    if tag == 'bytes':
        return bytes.fromhex(value['v'])
    if tag == 'dict':
        return {decode(key, wrap): decode(item, wrap) for key, item in value['v']}
    items = [decode(item, wrap) for item in value['v']]
    return {'tuple': tuple, 'set': set}[tag](items)


class Encoder:
    """Plain forms of values of together at most about `budget` bytes. Raises NotPlain or TooLarge."""

    def __init__(self, budget):
        self.left = budget
        self.open = set()

    def spend(self, size):
        self.left -= size
        if self.left < 0:
            raise TooLarge

    def encode(self, value, depth=0):
        kind = type(value)
        self.spend(2)
        if value is None or kind is bool:
            return value
        if issubclass(kind, int):
            return self.integer(int.__pos__(value))
        if issubclass(kind, float):
            return _float(float.__float__(value))
        if issubclass(kind, str):
            self.spend(str.__len__(value))
            return str.__str__(value)
        if issubclass(kind, (bytes, bytearray)):
            self.spend(2 * len(memoryview(value)))
            return {'$': 'bytes', 'v': memoryview(value).hex()}
        return self.collection(value, kind, depth)

    def integer(self, value):
        if -SAFE <= value <= SAFE:
            return value
        # Hexadecimal: decimal digits of a huge integer take quadratic time, and Python refuses more than 4300 of them.
        self.spend(int.bit_length(value) // 4)
        return {'$': 'int', 'v': hex(value)}

    def collection(self, value, kind, depth):
        if depth >= DEPTH:
            raise NotPlain(f'nested more than {DEPTH} deep')
        if id(value) in self.open:
            raise NotPlain('contains itself')
        self.open.add(id(value))
        try:
            return self.items(value, kind, depth + 1)
        finally:
            self.open.discard(id(value))

    def items(self, value, kind, depth):
        if issubclass(kind, dict):
            return self.mapping(dict.items(value), depth)
        for base, tag in ((list, None), (deque, None), (tuple, 'tuple'), (set, 'set'), (frozenset, 'set')):
            if issubclass(kind, base):
                items = [self.encode(item, depth) for item in base.__iter__(value)]
                return items if tag is None else {'$': tag, 'v': items}
        raise NotPlain(f'a {name_of(kind)} is not a value that can be compared')

    def mapping(self, pairs, depth):
        pairs = [(self.encode(key, depth), self.encode(item, depth)) for key, item in pairs]
        if all(type(key) is str and key != '$' for key, _ in pairs):
            return dict(pairs)
        return {'$': 'dict', 'v': [list(pair) for pair in pairs]}


def _float(value):
    if math.isnan(value):
        return {'$': 'nan'}
    if math.isinf(value):
        return {'$': 'inf' if value > 0 else '-inf'}
    if value == 0 and math.copysign(1, value) < 0:
        return {'$': '-0'}
    return {'$': 'float', 'v': value} if value.is_integer() else value


def name_of(kind):
    # A metaclass can make __name__ anything; type's own descriptor cannot be talked over.
    return type.__dict__['__name__'].__get__(kind)
