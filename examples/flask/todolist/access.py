"""Who may go on? Goes in front of views that are not for everybody."""
import re

from flask import current_app, g, request

from . import tokens, user_store
from .errors import ApiError


def sign_in_first():
    """Lets through whoever is signed in; views know them as `g.user`."""
    header = re.fullmatch(r'Bearer (\S+)', request.headers.get('Authorization', ''), re.IGNORECASE)
    user_id = tokens.user_of(header[1], current_app.secret_key) if header else None
    user = user_store.find(user_id) if user_id else None
    if user is None:
        message = 'Sign in first: send Authorization: Bearer and your token.'
        raise ApiError(401, message, headers={'WWW-Authenticate': 'Bearer'})
    g.user = user


def admins_only():
    sign_in_first()
    # The role comes from our database, never from the request.
    if g.user['role'] != 'admin':
        raise ApiError(403, 'This is for admins only.')
