"""Every error leaves the server as JSON of one shape: { "error": { "message": ..., "fields": ... } }."""
from werkzeug.exceptions import HTTPException


class ApiError(Exception):
    """Raised anywhere in a view: becomes the response."""

    def __init__(self, status, message, fields=None, headers=None):
        super().__init__(message)
        self.status, self.message, self.fields, self.headers = status, message, fields, headers or {}


def init_app(app):
    @app.errorhandler(ApiError)
    def ours(error):
        return shown(error.message, error.fields), error.status, error.headers

    # What Flask raises itself (404, 405, 413, ...) is a page in HTML: its headers stay, such as Allow; its page does not.
    @app.errorhandler(HTTPException)
    def flasks(error):
        headers = [(name, value) for name, value in error.get_headers() if name.lower() != 'content-type']
        return shown(error.description), error.code, headers

    @app.errorhandler(Exception)
    def unexpected(error):
        app.logger.exception(error)
        return shown('Something went wrong here.'), 500


def shown(message, fields=None):
    return {'error': {'message': message, **({'fields': fields} if fields else {})}}
