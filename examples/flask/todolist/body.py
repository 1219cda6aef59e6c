"""Reads the body of a request."""
from flask import current_app, request
from werkzeug.exceptions import RequestEntityTooLarge

from .errors import ApiError


def json_body():
    if request.mimetype != 'application/json':
        raise ApiError(415, 'Send JSON, and say so: Content-Type: application/json.')
    # From Werkzeug 2.3 on Flask holds every body to this limit by itself; before, only those of forms.
    if request.content_length is None or request.content_length > current_app.config['MAX_CONTENT_LENGTH']:
        raise RequestEntityTooLarge()
    try:
        # Where the body is not JSON, Flask answers 400.
        return request.get_json()
    except RecursionError:
        raise ApiError(400, 'The body is nested too deeply.') from None
