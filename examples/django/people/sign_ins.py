"""Sign-ins with the other service that have begun, in Django's cache: it forgets the old ones, and keeps to its bounds."""
import hashlib
import secrets

from django.core.cache import cache
from django.utils.crypto import constant_time_compare

#: Seconds to come back from the service.
PATIENCE = 10 * 60


def begin():
    """A cookie for this one browser, and the state and verifier that go with it: 32 random bytes each."""
    cookie, state, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    cache.set(key_of(cookie), {'state': state, 'verifier': verifier}, PATIENCE)
    return cookie, state, verifier


def take(cookie, state):
    """
    The verifier; None where no browser with this cookie began with this state.
    A wrong state takes nothing away: else any link could end the sign-in of whoever follows it.
    """
    begun = cache.get(key_of(cookie))
    if begun is None or not constant_time_compare(begun['state'], state):
        return None
    # Of two who come with the same at once, one deletes it.
    return begun['verifier'] if cache.delete(key_of(cookie)) else None


def key_of(cookie):
    # A hash: cookies can hold anything, keys of a cache cannot.
    return f'sign-in:{hashlib.sha256(cookie.encode(errors="replace")).hexdigest()}'
