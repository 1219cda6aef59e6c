from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import IntegrityError, models, transaction

LONGEST_SUBJECT = 255


class UserManager(BaseUserManager):
    def create_user(self, email, password, is_admin=False):
        """
        Raises IntegrityError where somebody has the address. Where the password is None, none will ever be right.
        Whether an admin: no request says so.
        """
        user = self.model(email=email.lower(), is_admin=is_admin)
        user.set_password(password)
        user.save(force_insert=True)
        return user

    def of_account(self, issuer, account):
        """
        Whose account at another service this is, a new user the first time; None where somebody else has the address here.
        By the subject alone: an address can change hands, and the other service may not have verified it.
        """
        owner = self.filter(identities__issuer=issuer, identities__subject=account.subject)
        known = owner.first()
        if known is not None:
            return known
        try:
            # Both rows or neither: without the second nobody could ever sign in to the first.
            with transaction.atomic():
                user = self.create_user(account.email, password=None)
                user.identities.create(issuer=issuer, subject=account.subject)
            return user
        except IntegrityError:
            # Somebody has the address. They themselves, if they signed in twice at once.
            return owner.first()

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


class Identity(models.Model):
    """Whose account at another service is whose here. A subject is only one service's own."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name='identities')
    issuer = models.CharField(max_length=500)
    subject = models.CharField(max_length=LONGEST_SUBJECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=['issuer', 'subject'], name='one_user_for_each_identity')]
