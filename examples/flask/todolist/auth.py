"""Who is asking? Register, sign in, and find out whose token a request carries."""
from flask import Blueprint, current_app, g

from . import tokens, user_store
from .access import sign_in_first
from .addresses import is_email
from .body import json_body
from .errors import ApiError
from .todo_rules import is_storable

SHORTEST_PASSWORD = 8

routes = Blueprint('auth', __name__, url_prefix='/auth')


@routes.post('/register')
def register():
    email, password = credentials()
    fields = {}
    if email is None or not is_email(email):
        fields['email'] = 'has to be an e-mail address'
    if password is None or len(password) < SHORTEST_PASSWORD:
        fields['password'] = f'has to be {SHORTEST_PASSWORD} characters or more'
    if fields:
        raise ApiError(422, 'Some fields are wrong.', fields)
    user = user_store.register(email, password)
    if user is None:
        raise ApiError(409, 'This address is registered already.')
    return shown(user), 201


@routes.post('/login')
def sign_in():
    email, password = credentials()
    is_text = email is not None and password is not None
    user = user_store.with_password(email, password) if is_text else None
    # The same words whichever of the two is wrong: nobody learns who is registered.
    if user is None:
        raise ApiError(401, 'Address or password are wrong.')
    return {'token': tokens.token_for(user['id'], current_app.secret_key, current_app.config['TOKEN_SECONDS'])}


@routes.get('/me')
def me():
    sign_in_first()
    return shown(g.user)


def credentials():
    """Address and password; None for what is no text."""
    body = json_body()
    values = [body.get(name) if isinstance(body, dict) else None for name in ('email', 'password')]
    return [value if isinstance(value, str) and is_storable(value) else None for value in values]


def shown(user):
    return {'id': user['id'], 'email': user['email']}
