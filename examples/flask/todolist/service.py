"""The other service that people sign in with: what is asked of it, and what is believed of its answers. OAuth 2.0 with PKCE."""
import base64
import hashlib
import http.client
import json
import re
import socket
import threading
import time
from urllib.parse import quote_plus, urlencode, urlsplit

from .addresses import is_email
from .todo_rules import is_storable

#: Seconds for all that we ask of it at one sign-in. Beyond that we tell the browser rather than let it wait.
PATIENCE = 3
#: Bytes of an answer; none of those that we need comes near.
LARGEST_ANSWER = 64 * 1024
LONGEST_SUBJECT = 255
#: What an access token is spelled with (RFC 6750). Nothing else gets into a header of ours.
ACCESS_TOKEN = re.compile(r'[\w.~+/-]+=*', re.ASCII)
VARIABLES = ('OAUTH_ISSUER', 'OAUTH_CLIENT_ID', 'OAUTH_CLIENT_SECRET', 'OAUTH_REDIRECT_URI')


class ServiceError(Exception):
    """The service does not work: nobody's fault here."""


class CodeRefused(Exception):
    """The browser brought a code that the service does not take."""


def service_from(environ):
    """None where no service is set up."""
    if not environ.get('OAUTH_ISSUER'):
        return None
    missing = [name for name in VARIABLES if not environ.get(name)]
    if missing:
        raise RuntimeError(f'To sign in with another service, set {", ".join(missing)} too.')
    if urlsplit(environ['OAUTH_ISSUER']).scheme not in ('http', 'https'):
        raise RuntimeError('OAUTH_ISSUER has to begin with https:// (or http:// on this machine).')
    return Service(*(environ[name] for name in VARIABLES))


class Service:
    def __init__(self, issuer, client_id, client_secret, redirect_uri):
        self.issuer, self.client_id, self.redirect_uri = issuer.rstrip('/'), client_id, redirect_uri
        credentials = f'{quote_plus(client_id)}:{quote_plus(client_secret)}'
        self._basic = f'Basic {base64.b64encode(credentials.encode()).decode()}'

    def address_for(self, state, verifier):
        """Where the browser goes. The verifier itself stays here: only its hash travels."""
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b'=').decode()
        query = {
            'response_type': 'code',
            'client_id': self.client_id,
            'redirect_uri': self.redirect_uri,
            'scope': 'profile email',
            'state': state,
            'code_challenge': challenge,
            'code_challenge_method': 'S256',
        }
        return f'{self.issuer}/authorize?{urlencode(query)}'

    def person_with(self, code, verifier):
        """Subject and address of whoever got the code. The access token goes nowhere but back to the service."""
        until = time.monotonic() + PATIENCE
        return self._owner_of(self._exchange(code, verifier, until), until)

    def _exchange(self, code, verifier, until):
        form = {
            'grant_type': 'authorization_code',
            'code': code,
            'redirect_uri': self.redirect_uri,
            'code_verifier': verifier,
        }
        headers = {'Authorization': self._basic, 'Content-Type': 'application/x-www-form-urlencoded'}
        status, answer = ask('POST', f'{self.issuer}/token', headers, until, urlencode(form))
        if status == 400 and answer.get('error') == 'invalid_grant':
            raise CodeRefused()
        token = answer.get('access_token')
        if status != 200 or not isinstance(token, str) or not ACCESS_TOKEN.fullmatch(token):
            # What the service sends may hold a token: of all of it only the error goes into the log.
            raise ServiceError(f'/token gave no access token: {status}, error {str(answer.get("error"))[:100]!r}')
        return token

    def _owner_of(self, token, until):
        status, answer = ask('GET', f'{self.issuer}/userinfo', {'Authorization': f'Bearer {token}'}, until)
        subject, email = (text_of(answer.get(name)) for name in ('sub', 'email'))
        if status != 200 or not 0 < len(subject) <= LONGEST_SUBJECT or not is_email(email):
            raise ServiceError(f'/userinfo did not say who it is: {status}')
        return subject, email


def text_of(value):
    return value if isinstance(value, str) and is_storable(value) else ''


def ask(method, address, headers, until, body=None):
    """Status and JSON object. One request, and no other that a redirect might ask for. until: on the monotonic clock."""
    parts = urlsplit(address)
    kind = http.client.HTTPSConnection if parts.scheme == 'https' else http.client.HTTPConnection
    connection = kind(parts.hostname, parts.port, timeout=time_left(until))
    try:
        connection.connect()
        # The timeout of a socket begins anew with every byte that comes. This one holds for the whole answer.
        alarm = threading.Timer(time_left(until), cut, [connection.sock])
        alarm.start()
        try:
            connection.request(method, parts.path, body, {**headers, 'Accept': 'application/json'})
            response = connection.getresponse()
            text = response.read(LARGEST_ANSWER + 1)
        finally:
            alarm.cancel()
        answer = json.loads(text) if len(text) <= LARGEST_ANSWER else None
    # A deeply nested answer is no JSON of ours either.
    except (OSError, http.client.HTTPException, ValueError, RecursionError) as error:
        raise ServiceError(f'{parts.path} did not answer with JSON: {type(error).__name__}') from error
    finally:
        connection.close()
    if not isinstance(answer, dict):
        raise ServiceError(f'{parts.path} did not answer with a JSON object')
    return response.status, answer


def time_left(until):
    left = until - time.monotonic()
    if left <= 0:
        raise ServiceError('it takes too long')
    return left


def cut(connection):
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
