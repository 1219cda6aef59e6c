"""The key that Django signs with, tokens among other things."""
import os
import secrets


def secret_key(database_file):
    """From the environment; else made once, and kept beside the database for nobody but us to read."""
    if os.environ.get('SECRET_KEY'):
        return os.environ['SECRET_KEY']
    file = f'{database_file}.secret'
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, 'w', encoding='ascii') as made:
            made.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    with open(file, encoding='ascii') as kept:
        return kept.read()
