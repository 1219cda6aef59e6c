"""Ids as they stand in paths and in GraphQL."""
import re

#: From 1 up, and no more digits than SQLite can count.
SHAPE = re.compile('[1-9][0-9]{0,17}')


def read_id(text):
    """The number; None where it cannot be an id of ours. Nothing has the id None."""
    return int(text) if SHAPE.fullmatch(text) else None
