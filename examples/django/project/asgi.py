"""The door of the server: HTTP goes to Django, WebSockets to `todos.live`."""
import os

from asgiref.sync import ThreadSensitiveContext
from django.core.asgi import get_asgi_application

os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'project.settings')
http = get_asgi_application()

from todos import live  # noqa: E402 - only once Django is set up


async def application(scope, receive, send):
    if scope['type'] == 'websocket':
        await live.serve(scope, receive, send)
        return
    # A thread for each request, where Django 3.2 would have all requests wait for one.
    async with ThreadSensitiveContext():
        await http(scope, receive, send)
