"""The same to-dos over GraphQL, at one address."""
from flask import Blueprint, current_app
from graphql.error import GraphQLError, format_error

from .body import json_body
from .errors import ApiError
from .graphql_types import schema

#: Characters of a query. One is short, but may ask for a great deal of work: this is the bound.
LONGEST_QUERY = 10_000

routes = Blueprint('graphql', __name__)


# By POST alone: a GET could be sent by a link or an image on any page, and would carry out a mutation.
@routes.post('/graphql')
def graphql():
    body = json_body()
    query = body.get('query') if isinstance(body, dict) else None
    if not isinstance(query, str):
        raise ApiError(400, 'Send JSON with your query as text in the field "query".')
    if len(query) > LONGEST_QUERY:
        return {'errors': [{'message': f'The query is longer than {LONGEST_QUERY} characters.'}]}, 400
    result = schema.execute(query, variables=variables_of(body), operation_name=body.get('operationName'))
    errors = {'errors': [shown(error) for error in result.errors]} if result.errors else {}
    # Invalid: nothing was executed, the request itself is at fault.
    return (errors, 400) if result.invalid else {'data': result.data, **errors}


def variables_of(body):
    variables = body.get('variables')
    if variables is not None and not isinstance(variables, dict):
        raise ApiError(400, 'Send variables as a JSON object.')
    return variables


def shown(error):
    """What an ApiError or GraphQL itself says is meant for the client; anything else stays in the log."""
    cause = getattr(error, 'original_error', error)
    if isinstance(cause, (ApiError, GraphQLError)):
        return format_error(error)
    current_app.logger.error('In a query', exc_info=cause)
    return {'message': 'Something went wrong here.', 'path': getattr(error, 'path', None)}
