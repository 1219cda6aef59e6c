"""What an e-mail address looks like. Whether it exists, only a letter to it would tell."""
import re

SHAPE = re.compile(r'[^\s@]+@[^\s@]+\.[^\s@]+')


def is_email(text):
    return SHAPE.fullmatch(text) is not None
