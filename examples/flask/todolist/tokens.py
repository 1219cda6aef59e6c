"""Tokens that say who somebody is, signed so that nobody can change them: JSON Web Tokens."""
import time

import jwt

ALGORITHM = 'HS256'


def token_for(user_id, key, seconds):
    """seconds: how long it is good."""
    now = int(time.time())
    return jwt.encode({'sub': str(user_id), 'iat': now, 'exp': now + seconds}, key, ALGORITHM)


def user_of(token, key):
    """The id of the user; None where the token is not one of ours, or no longer good."""
    try:
        # The one algorithm that we use: which one a token names is the word of whoever made it.
        claims = jwt.decode(token, key, algorithms=[ALGORITHM], options={'require': ['sub', 'exp']})
        return int(claims['sub'])
    except (jwt.InvalidTokenError, ValueError):
        return None
