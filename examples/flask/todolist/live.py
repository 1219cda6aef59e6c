"""Tells everyone who is connected over WebSocket what happens to the to-dos."""
import json
import threading

from flask import Blueprint, current_app, request

from .errors import ApiError
from .web_socket import Hijacked, WebSocket

routes = Blueprint('live', __name__)


def init_app(app):
    app.extensions['live'] = LiveUpdates()
    app.register_blueprint(routes)


@routes.route('/ws', websocket=True)
def connect():
    socket = WebSocket.asked_for(request.environ)
    if socket is None:
        raise ApiError(400, 'This is no handshake of a WebSocket.')
    current_app.extensions['live'].serve(socket)
    return Hijacked()


class LiveUpdates:
    def __init__(self):
        self.sockets = set()
        # Held while a change is stored and announced: everyone hears changes in the order in which they happened.
        self.lock = threading.Lock()

    def serve(self, socket):
        """Answers one connection until it ends."""
        # Under the lock: from the moment it is open it misses nothing.
        with self.lock:
            socket.open()
            self.sockets.add(socket)
        try:
            for message in socket.messages():
                socket.send(json.dumps(answer_to(message)))
        finally:
            with self.lock:
                self.sockets.discard(socket)

    def announce(self, message):
        text = json.dumps(message)
        for socket in self.sockets:
            socket.send(text)

    def watch(self, store):
        return WatchedStore(store, self)

    def close(self):
        """1001: the server goes away."""
        for socket in list(self.sockets):
            socket.close(1001)


class WatchedStore:
    """The same store, except that it announces what it has stored: whoever changes to-dos goes through here."""

    def __init__(self, store, live):
        self.store, self.live = store, live
        self.find, self.page = store.find, store.page

    def create(self, title, done):
        with self.live.lock:
            record = self.store.create(title, done)
            self.live.announce({'type': 'created', 'record': record})
        return record

    def replace(self, id, title, done):
        with self.live.lock:
            record = self.store.replace(id, title, done)
            if record is not None:
                self.live.announce({'type': 'updated', 'record': record})
        return record

    def remove(self, id):
        with self.live.lock:
            is_removed = self.store.remove(id)
            if is_removed:
                self.live.announce({'type': 'deleted', 'id': id})
        return is_removed


def answer_to(message):
    """What to say to a message: text, or None for one that was binary."""
    try:
        value = json.loads(message) if message is not None else None
    except ValueError:
        value = None
    if isinstance(value, dict) and value.get('type') == 'echo' and isinstance(value.get('text'), str):
        return {'type': 'echo', 'text': value['text']}
    return {'type': 'error', 'message': 'Send {"type":"echo","text":"..."}.'}
