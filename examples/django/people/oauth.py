"""Sign in with another service: to the service, and back with a code."""
import logging

from django.conf import settings
from django.http import HttpResponseRedirect, JsonResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from project.errors import ApiError
from project.json_view import JsonView

from . import service, sign_ins
from .models import User
from .tokens import token_for

COOKIE = 'sign_in'
COOKIE_PATH = '/auth'

log = logging.getLogger(__name__)


@method_decorator(never_cache, name='dispatch')
class Start(JsonView):
    def get(self, request):
        cookie, state, verifier = sign_ins.begin()
        response = HttpResponseRedirect(service.address_for(state, verifier))
        # Lax: the browser shows it when it comes back from the service, and no script reads it.
        response.set_cookie(
            COOKIE,
            cookie,
            max_age=sign_ins.PATIENCE,
            path=COOKIE_PATH,
            secure=request.is_secure(),
            httponly=True,
            samesite='Lax',
        )
        return response


@method_decorator(never_cache, name='dispatch')
class Callback(JsonView):
    def get(self, request):
        # First of all: is this the browser that we sent there?
        verifier = sign_ins.take(request.COOKIES.get(COOKIE, ''), request.GET.get('state', ''))
        if verifier is None:
            raise ApiError(400, 'This sign-in did not begin here, or is over. Begin again.')
        user = User.objects.of_account(settings.OAUTH['ISSUER'], account_for(self.code(), verifier))
        if user is None:
            raise ApiError(409, 'This address is registered here: sign in with your password.')
        response = JsonResponse({'token': token_for(user)})
        response.delete_cookie(COOKIE, path=COOKIE_PATH)
        return response

    def code(self):
        # The description of an error is text of a stranger, and stays out of the answer.
        if 'error' in self.request.GET:
            raise ApiError(403, 'The other service did not let you in.')
        code = self.request.GET.get('code')
        if not code:
            raise ApiError(400, 'The other service sent no code.')
        return code


def account_for(code, verifier):
    try:
        return service.account_for(code, verifier)
    except service.CodeRefused:
        raise ApiError(400, 'The code is not good any more. Begin again.') from None
    except service.ServiceError as error:
        log.warning('Sign-in with the other service: %s', error)
        raise ApiError(502, 'The other service does not work at the moment. Try again later.') from error
