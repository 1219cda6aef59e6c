"""Every error leaves the server as JSON of one shape: { "error": { "message": ..., "fields": ... } }."""
from django.core.exceptions import RequestDataTooBig
from django.http import JsonResponse


class ApiError(Exception):
    """Raised anywhere in a view: becomes the response."""

    def __init__(self, status, message, fields=None, headers=None):
        super().__init__(message)
        self.status, self.message, self.fields, self.headers = status, message, fields, headers


class ErrorsAsJson:
    """Middleware: what a view raises becomes JSON."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, error):
        if isinstance(error, ApiError):
            return as_response(error)
        if isinstance(error, RequestDataTooBig):
            # Django by itself would say 400.
            return as_response(ApiError(413, 'The body is larger than 100 kB.'))
        return None


def as_response(error):
    body = {'message': error.message, **({'fields': error.fields} if error.fields else {})}
    return JsonResponse({'error': body}, status=error.status, headers=error.headers)


# In place of Django's own pages, which are HTML. (While DEBUG is on, Django shows its own all the same.)


def bad_request(request, exception):
    return as_response(ApiError(400, 'This request cannot be read.'))


def not_found(request, exception):
    return as_response(ApiError(404, f'There is nothing at {request.path}.'))


def unexpected(request):
    return as_response(ApiError(500, 'Something went wrong here.'))
