"""A view that takes and gives JSON."""
import json

from django.views import View

from .errors import ApiError


class JsonView(View):
    def http_method_not_allowed(self, request, *args, **kwargs):
        allowed = self._allowed_methods()
        message = f'{request.method} does nothing here: use one of {", ".join(allowed)}.'
        raise ApiError(405, message, headers={'Allow': ', '.join(allowed)})

    def body(self):
        """What the body holds, as Python has it."""
        if self.request.content_type != 'application/json':
            raise ApiError(415, 'Send JSON, and say so: Content-Type: application/json.')
        try:
            return json.loads(self.request.body)
        # A deeply nested body is no JSON of ours either.
        except (ValueError, RecursionError):
            raise ApiError(400, 'The body is not JSON.') from None


def is_storable(text):
    """JSON can spell half of a surrogate pair ("\\ud800"), which is no character and has no bytes in UTF-8."""
    try:
        text.encode()
        return True
    except UnicodeEncodeError:
        return False
