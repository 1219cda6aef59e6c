"""Tokens that say who somebody is, signed by Django so that nobody can change them."""
from django.core import signing

from .models import User

SALT = 'people.token'
GOOD_FOR_SECONDS = 30 * 24 * 60 * 60


def token_for(user):
    return signing.dumps({'user': user.pk}, salt=SALT)


def user_of(token):
    """The user; None where the token is not one of ours, or no longer good."""
    try:
        claims = signing.loads(token, salt=SALT, max_age=GOOD_FOR_SECONDS)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=claims['user']).first()
