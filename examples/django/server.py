"""Brings the database up to date and starts the server: python3 server.py --port 3000 --data todos.db"""
import argparse
import os

import django
import uvicorn
from django.core.management import call_command


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument('--port', type=int, default=int(os.environ.get('PORT', '3000')))
    parser.add_argument('--data', default=os.environ.get('DATA', 'todos.db'))
    return parser.parse_args()


def add_first_admin():
    """The first admin comes from whoever starts the server, never from a request."""
    from people.models import User

    email, password = os.environ.get('ADMIN_EMAIL'), os.environ.get('ADMIN_PASSWORD')
    if email and password and not User.objects.filter(email=email.lower()).exists():
        User.objects.create_user(email, password, is_admin=True)


def main():
    options = read_options()
    os.environ['DATA'] = options.data
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'project.settings')
    django.setup()
    call_command('migrate', verbosity=0)
    add_first_admin()
    print(f'Listening on http://localhost:{options.port}, records in {options.data}', flush=True)
    # Ctrl-C and a stop from outside are uvicorn's: it finishes what is running, lets go of the WebSockets, ends.
    uvicorn.run(
        'project.asgi:application',
        port=options.port,
        lifespan='off',
        log_level='warning',
        ws='websockets',
        ws_max_size=16 * 1024,
    )


if __name__ == '__main__':
    main()
