"""The rules of a to-do, of its id, and of the query of its list. Nothing here knows the database."""
import re

from project.errors import ApiError
from project.json_view import is_storable

from .models import LONGEST_TITLE

DEFAULT_LIMIT = 20
LARGEST_LIMIT = 100
LARGEST_NUMBER = 2**31
#: From 1 up, and no more digits than the database can count.
ID = re.compile('[1-9][0-9]{0,17}')


def read_id(text):
    """The number; None where it cannot be an id of ours. Nothing has the id None."""
    return int(text) if ID.fullmatch(text) else None


def read_todo(body):
    """Reads a to-do from the body of a request, field by field: what is not a field of ours stays outside."""
    if not isinstance(body, dict):
        raise ApiError(422, 'Send a to-do as a JSON object.')
    title, done = body.get('title'), body.get('done', False)
    fields = {}
    if 'title' not in body:
        fields['title'] = 'is required'
    elif not isinstance(title, str) or title == '' or not is_storable(title):
        fields['title'] = 'must be text'
    elif len(title) > LONGEST_TITLE:
        fields['title'] = f'must be at most {LONGEST_TITLE} characters'
    if not isinstance(done, bool):
        fields['done'] = 'must be true or false'
    if fields:
        raise ApiError(422, 'Some fields are wrong.', fields)
    return {'title': title, 'done': done}


def read_page_query(query):
    limit = min(whole_number(query.get('limit'), DEFAULT_LIMIT), LARGEST_LIMIT)
    page = whole_number(query.get('page'), 1)
    done = {'true': True, 'false': False}.get(query.get('done'))
    return {'done': done, 'limit': limit, 'offset': (page - 1) * limit}


def whole_number(text, otherwise):
    """A query is always text; what is no number from 1 up is as if it were not there."""
    try:
        number = int(text)
    except (TypeError, ValueError):
        return otherwise
    return number if 1 <= number <= LARGEST_NUMBER else otherwise
