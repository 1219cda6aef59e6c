"""Tokens that say who somebody is, signed so that nobody can change them: JSON Web Tokens."""
from datetime import datetime, timedelta, timezone

import jwt

ALGORITHM = 'HS256'
GOOD_FOR = timedelta(days=30)


def token_for(user_id, key):
    claims = {'sub': str(user_id), 'exp': datetime.now(timezone.utc) + GOOD_FOR}
    return jwt.encode(claims, key, ALGORITHM)


def user_of(token, key):
    """The id of the user; None where the token is not one of ours, or no longer good."""
    try:
        # The one algorithm that we use: which one a token names is the word of whoever made it.
        return int(jwt.decode(token, key, algorithms=[ALGORITHM])['sub'])
    except jwt.InvalidTokenError:
        return None
