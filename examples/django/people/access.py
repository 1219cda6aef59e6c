"""Who may go on? Mixins that go in front of views that are not for everybody."""
import re

from project.errors import ApiError

from .tokens import user_of


class SignedIn:
    """Lets through whoever is signed in; the view knows them as `request.user`."""

    def dispatch(self, request, *args, **kwargs):
        header = re.fullmatch(r'Bearer (\S+)', request.headers.get('Authorization', ''), re.IGNORECASE)
        request.user = user_of(header[1]) if header else None
        if request.user is None:
            message = 'Sign in first: send Authorization: Bearer and your token.'
            raise ApiError(401, message, headers={'WWW-Authenticate': 'Bearer'})
        self.admit(request.user)
        return super().dispatch(request, *args, **kwargs)

    def admit(self, user):
        """Everybody who is signed in."""


class AdminsOnly(SignedIn):
    def admit(self, user):
        # Whether an admin, says our database, never the request.
        if not user.is_admin:
            raise ApiError(403, 'This is for admins only.')
