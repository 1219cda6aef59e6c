from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager):
    def create_user(self, email, password, is_admin=False):
        """Raises IntegrityError where somebody has the address. Whether an admin: no request says so."""
        user = self.model(email=email.lower(), is_admin=is_admin)
        user.set_password(password)
        user.save(force_insert=True)
        return user

    def get_by_natural_key(self, email):
        return self.get(email=email.lower())


class User(AbstractBaseUser):
    # In small letters, always.
    email = models.EmailField(unique=True)
    is_admin = models.BooleanField(default=False)
    is_active = True
    last_login = None

    objects = UserManager()

    USERNAME_FIELD = 'email'
