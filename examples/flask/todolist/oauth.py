"""Sign in with another service: to the service, and back with a code."""
import os

from flask import Blueprint, current_app, redirect, request

from . import sign_in_store, tokens, user_store
from .errors import ApiError
from .service import CodeRefused, ServiceError, service_from

COOKIE = 'sign_in'
COOKIE_PATH = '/auth'

routes = Blueprint('oauth', __name__, url_prefix='/auth/oauth')


def init_app(app):
    """Adds nothing where no service is set up."""
    service = service_from(os.environ)
    if service is not None:
        app.extensions['service'] = service
        app.register_blueprint(routes)


@routes.get('/start')
def start():
    cookie, state, verifier = sign_in_store.begin()
    response = redirect(current_app.extensions['service'].address_for(state, verifier))
    # Lax: the browser shows it when it comes back from the service, and no script reads it.
    response.set_cookie(
        COOKIE,
        cookie,
        max_age=sign_in_store.PATIENCE,
        path=COOKIE_PATH,
        httponly=True,
        samesite='Lax',
        secure=request.is_secure,
    )
    return response


@routes.get('/callback')
def callback():
    # First of all: is this the browser that we sent there?
    verifier = sign_in_store.take(request.cookies.get(COOKIE), request.args.get('state'))
    if verifier is None:
        raise ApiError(400, 'This sign-in did not begin here, or is over. Begin again.')
    # Its description is text of a stranger, and stays out of the answer.
    if 'error' in request.args:
        raise ApiError(403, 'The other service did not let you in.')
    code = request.args.get('code')
    if not code:
        raise ApiError(400, 'The other service sent no code.')
    user = user_with(code, verifier)
    token = tokens.token_for(user['id'], current_app.secret_key, current_app.config['TOKEN_SECONDS'])
    response = current_app.make_response({'token': token})
    response.delete_cookie(COOKIE, path=COOKIE_PATH)
    return response


@routes.after_request
def keep_nowhere(response):
    response.cache_control.no_store = True
    return response


def user_with(code, verifier):
    service = current_app.extensions['service']
    try:
        subject, email = service.person_with(code, verifier)
    except CodeRefused:
        raise ApiError(400, 'The code is not good any more. Begin again.') from None
    except ServiceError as error:
        current_app.logger.warning('Sign-in with the other service: %s', error)
        raise ApiError(502, 'The other service does not work at the moment. Try again later.') from error
    user = user_store.with_identity(service.issuer, subject, email)
    if user is None:
        raise ApiError(409, 'This address is registered here: sign in with your password.')
    return user
