"""Tokens that say who somebody is, signed so that nobody can change them: JSON Web Tokens."""
import time

import jwt
from django.conf import settings

from .models import User

ALGORITHM = 'HS256'


def token_for(user):
    now = int(time.time())
    claims = {'sub': str(user.pk), 'iat': now, 'exp': now + settings.TOKEN_SECONDS}
    return jwt.encode(claims, settings.SECRET_KEY, ALGORITHM)


def user_of(token):
    """The user; None where the token is not one of ours, or no longer good."""
    try:
        # The one algorithm that we use: which one a token names is the word of whoever made it.
        claims = jwt.decode(token, settings.SECRET_KEY, algorithms=[ALGORITHM], options={'require': ['sub', 'exp']})
        return User.objects.filter(pk=int(claims['sub'])).first()
    except (jwt.InvalidTokenError, ValueError):
        return None
