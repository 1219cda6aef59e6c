"""The service that people may also sign in with, as the environment names it."""

NAMES = ('ISSUER', 'CLIENT_ID', 'CLIENT_SECRET', 'REDIRECT_URI')


def oauth_settings(environ):
    """By their names without OAUTH_; None where no service is set up."""
    values = {name: environ.get(f'OAUTH_{name}', '') for name in NAMES}
    if not values['ISSUER']:
        return None
    missing = [f'OAUTH_{name}' for name in NAMES if not values[name]]
    if missing:
        raise RuntimeError(f'To sign in with another service, set {", ".join(missing)} too.')
    if not values['ISSUER'].startswith(('https://', 'http://')):
        raise RuntimeError('OAUTH_ISSUER has to begin with https:// (or http:// on this machine).')
    return {**values, 'ISSUER': values['ISSUER'].rstrip('/')}
