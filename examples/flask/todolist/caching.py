"""Names the version of every answer, so that a client need not load twice what has not changed."""
from flask import request


def name_version(response):
    if request.method == 'GET':
        # Keep it, but ask before using it: to-dos change at any time.
        response.cache_control.no_cache = True
        # The name is a hash of the body; 304 without a body where If-None-Match has it already.
        if response.status_code == 200:
            response.add_etag()
            response.make_conditional(request)
    return response
