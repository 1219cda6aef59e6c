"""The other service that people sign in with: what is asked of it, and what is believed of its answers. OAuth 2.0 with PKCE."""
import base64
import concurrent.futures
import hashlib
import http.client
import json
import re
import time
from dataclasses import dataclass
from urllib.error import URLError
from urllib.parse import quote_plus, urlencode
from urllib.request import HTTPErrorProcessor, ProxyHandler, Request, build_opener

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from project.json_view import is_storable

from .models import LONGEST_SUBJECT

#: Seconds for all that we ask of it at one sign-in. Beyond that we tell the browser rather than let it wait.
PATIENCE = 3
#: Bytes of an answer; none of those that we need comes near.
LARGEST_ANSWER = 64 * 1024
#: What an access token is spelled with (RFC 6750). Nothing else gets into a header of ours.
ACCESS_TOKEN = re.compile(r'[\w.~+/-]+=*', re.ASCII)

# Threads of its own: however long the service takes, it holds these and none of those that answer requests.
workers = concurrent.futures.ThreadPoolExecutor(max_workers=16, thread_name_prefix='service')


class ServiceError(Exception):
    """The service does not work: nobody's fault here."""


class CodeRefused(Exception):
    """The browser brought a code that the service does not take."""


@dataclass(frozen=True)
class Account:
    """Of somebody at the service."""

    subject: str
    email: str


def address_for(state, verifier):
    """Where the browser goes. The verifier itself stays here: only its hash travels."""
    digest = hashlib.sha256(verifier.encode()).digest()
    query = {
        'response_type': 'code',
        'client_id': settings.OAUTH['CLIENT_ID'],
        'redirect_uri': settings.OAUTH['REDIRECT_URI'],
        'scope': 'profile email',
        'state': state,
        'code_challenge': base64.urlsafe_b64encode(digest).decode().rstrip('='),
        'code_challenge_method': 'S256',
    }
    return f'{settings.OAUTH["ISSUER"]}/authorize?{urlencode(query)}'


def account_for(code, verifier):
    """Whose account the code stands for."""
    # Not the timeout of a socket alone: that one begins anew with every byte, and does not count looking up the name.
    asked = workers.submit(lambda: account_of(access_token_for(code, verifier)))
    try:
        return asked.result(timeout=PATIENCE)
    except concurrent.futures.TimeoutError:
        asked.cancel()
        raise ServiceError(f'no answer within {PATIENCE} seconds') from None


def access_token_for(code, verifier):
    """It goes nowhere but back to the service."""
    form = {
        'grant_type': 'authorization_code',
        'code': code,
        'redirect_uri': settings.OAUTH['REDIRECT_URI'],
        'code_verifier': verifier,
    }
    status, answer = ask('/token', f'Basic {client_credentials()}', urlencode(form).encode())
    if status == 400 and answer.get('error') == 'invalid_grant':
        raise CodeRefused()
    token = answer.get('access_token')
    if status != 200 or not isinstance(token, str) or not ACCESS_TOKEN.fullmatch(token):
        # What came may hold a token: of all of it only the error goes into the log.
        raise ServiceError(f'/token said {status}, error {str(answer.get("error"))[:100]!r}')
    return token


def account_of(access_token):
    status, answer = ask('/userinfo', f'Bearer {access_token}')
    subject, email = answer.get('sub'), answer.get('email')
    if status != 200 or not is_subject(subject) or not is_email(email):
        raise ServiceError(f'/userinfo said {status}, and not who it is')
    return Account(subject, email)


def client_credentials():
    pair = ':'.join(quote_plus(settings.OAUTH[name]) for name in ('CLIENT_ID', 'CLIENT_SECRET'))
    return base64.b64encode(pair.encode()).decode()


def is_subject(value):
    return isinstance(value, str) and 0 < len(value) <= LONGEST_SUBJECT and is_storable(value)


def is_email(value):
    if not isinstance(value, str) or not is_storable(value):
        return False
    try:
        validate_email(value)
        return True
    except ValidationError:
        return False


class AsItComes(HTTPErrorProcessor):
    """Neither follows a redirect nor raises at 400: whatever the service says is looked at here."""

    def http_response(self, request, response):
        return response

    https_response = http_response


# Straight to the service, whatever proxy the environment names.
opener = build_opener(ProxyHandler({}), AsItComes)


def ask(path, authorization, form=None):
    """Status and JSON object. A form is sent by POST."""
    headers = {'Authorization': authorization, 'Accept': 'application/json'}
    try:
        with opener.open(Request(settings.OAUTH['ISSUER'] + path, form, headers), timeout=PATIENCE) as response:
            answer = json.loads(read_whole(response))
    # A deeply nested answer is no JSON of ours either.
    except (OSError, http.client.HTTPException, ValueError, RecursionError) as error:
        cause = error.reason if isinstance(error, URLError) else error
        raise ServiceError(f'{path} did not answer with JSON: {type(cause).__name__}') from error
    if not isinstance(answer, dict):
        raise ServiceError(f'{path} did not answer with a JSON object')
    return response.status, answer


def read_whole(response):
    text, until = b'', time.monotonic() + PATIENCE
    # Piece by piece: a body that drips must not keep the thread.
    while piece := response.read1(LARGEST_ANSWER):
        text += piece
        if len(text) > LARGEST_ANSWER or time.monotonic() > until:
            raise ServiceError('the answer has no end')
    return text
