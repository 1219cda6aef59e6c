"""The same to-dos over GraphQL, at one address."""
import logging

from django.http import JsonResponse
from graphql.error import GraphQLError, format_error

from project.errors import ApiError
from project.json_view import JsonView

from .graphql_types import schema

#: Characters of a query. One is short, but may ask for a great deal of work: this is the bound.
LONGEST_QUERY = 10_000

log = logging.getLogger(__name__)


class GraphQL(JsonView):
    # By POST alone: a GET could be sent by a link or an image on any page, and would carry out a mutation.
    def post(self, _request):
        query, variables, operation_name = self.operation()
        if len(query) > LONGEST_QUERY:
            return refused([{'message': f'The query is longer than {LONGEST_QUERY} characters.'}])
        result = schema.execute(query, variables=variables, operation_name=operation_name)
        errors = [shown(error) for error in result.errors or []]
        # Invalid: nothing was executed, the request itself is at fault.
        if result.invalid:
            return refused(errors)
        return JsonResponse({'data': result.data, **({'errors': errors} if errors else {})})

    def operation(self):
        body = self.body()
        query = body.get('query') if isinstance(body, dict) else None
        if not isinstance(query, str):
            raise ApiError(400, 'Send JSON with your query as text in the field "query".')
        variables = body.get('variables')
        if variables is not None and not isinstance(variables, dict):
            raise ApiError(400, 'Send variables as a JSON object.')
        return query, variables, body.get('operationName')


def refused(errors):
    return JsonResponse({'errors': errors}, status=400)


def shown(error):
    """What an ApiError or GraphQL itself says is meant for the client; anything else stays in the log."""
    cause = getattr(error, 'original_error', error)
    if isinstance(cause, (ApiError, GraphQLError)):
        return format_error(error)
    log.error('In a query', exc_info=cause)
    return {'message': 'Something went wrong here.', 'path': getattr(error, 'path', None)}
