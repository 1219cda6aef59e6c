"""Who is asking? Register, sign in, find out whose token a request carries; and for admins, who is registered."""
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError
from django.http import JsonResponse

from project.errors import ApiError
from project.json_view import JsonView, is_storable

from .access import AdminsOnly, SignedIn
from .models import User
from .tokens import token_for


class CredentialsView(JsonView):
    def credentials(self):
        """Address and password; empty for what is no text."""
        body = self.body()
        values = [body.get(name) if isinstance(body, dict) else None for name in ('email', 'password')]
        return [value if isinstance(value, str) and is_storable(value) else '' for value in values]


class Register(CredentialsView):
    def post(self, _request):
        email, password = self.credentials()
        fields = {**faults('email', validate_email, email), **faults('password', validate_password, password)}
        if fields:
            raise ApiError(422, 'Some fields are wrong.', fields)
        try:
            user = User.objects.create_user(email, password)
        except IntegrityError:
            raise ApiError(409, 'This address is registered already.') from None
        return JsonResponse(shown(user), status=201)


class SignIn(CredentialsView):
    def post(self, request):
        email, password = self.credentials()
        # Django hashes the password where nobody has the address, too: the answer takes as long.
        user = authenticate(request, username=email, password=password)
        # The same words whichever of the two is wrong: nobody learns who is registered.
        if user is None:
            raise ApiError(401, 'Address or password are wrong.')
        return JsonResponse({'token': token_for(user)})


class Me(SignedIn, JsonView):
    def get(self, request):
        return JsonResponse(shown(request.user))


class Users(AdminsOnly, JsonView):
    def get(self, _request):
        items = [{**shown(user), 'isAdmin': user.is_admin} for user in User.objects.order_by('pk')]
        return JsonResponse({'items': items, 'total': len(items)})


def faults(name, validate, value):
    try:
        validate(value)
    except ValidationError as error:
        return {name: ' '.join(error.messages)}
    return {}


def shown(user):
    # Field by field: what is not named here never leaves the server.
    return {'id': user.pk, 'email': user.email}
