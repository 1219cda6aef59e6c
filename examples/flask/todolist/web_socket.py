"""One WebSocket over the socket of a request. The handshake and the frames are wsproto's work."""
import threading

from flask import Response
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, BytesMessage, CloseConnection, Message, Ping, Request
from wsproto.utilities import RemoteProtocolError

LARGEST_MESSAGE = 16 * 1024
TOO_BIG = 1009
#: Seconds without a word, after which the other side is asked whether it is still there; and for a client to take a message.
PATIENCE = 20


class Hijacked(Response):
    """The response to a request whose connection was a WebSocket: there is nobody left to send it to."""

    def __call__(self, environ, start_response):
        raise ConnectionError('This connection was a WebSocket.')


class WebSocket:
    @classmethod
    def asked_for(cls, environ):
        """The WebSocket that a request asks for, still to be opened; None where it asks for none."""
        headers = [
            (name[5:].replace('_', '-').lower().encode(), value.encode('latin-1'))
            for name, value in environ.items()
            if name.startswith('HTTP_')
        ]
        protocol = WSConnection(ConnectionType.SERVER)
        try:
            protocol.initiate_upgrade_connection(headers, environ['PATH_INFO'])
            asked = next(protocol.events(), None)
        except RemoteProtocolError:
            return None
        # The name under which Werkzeug's server hands over the connection itself.
        return cls(protocol, environ['werkzeug.socket']) if isinstance(asked, Request) else None

    def __init__(self, protocol, connection):
        self.protocol, self.connection = protocol, connection
        # Several threads may want to send: whoever's message comes, and whoever announces a change.
        self.lock = threading.Lock()
        connection.settimeout(PATIENCE)

    def open(self):
        self._send(AcceptConnection())

    def send(self, text):
        self._send(Message(data=text))

    def close(self, code):
        self._send(CloseConnection(code))

    def messages(self):
        """Each message as text, None for a binary one, until the connection ends."""
        parts, size = [], 0
        for event in self._events():
            if isinstance(event, CloseConnection):
                self._send(event.response())
                return
            if isinstance(event, Ping):
                self._send(event.response())
            if not isinstance(event, Message):
                continue
            size += len(event.data)
            if size > LARGEST_MESSAGE:
                self.close(TOO_BIG)
                return
            parts.append(event.data)
            if event.message_finished:
                yield None if isinstance(event, BytesMessage) else ''.join(parts)
                parts, size = [], 0

    def _events(self):
        while True:
            try:
                received = self.connection.recv(4096)
            except TimeoutError:
                self._send(Ping())
                continue
            except OSError:
                return
            try:
                # None says that the other side is gone.
                self.protocol.receive_data(received or None)
            except RemoteProtocolError as error:
                if error.event_hint is not None:
                    self._send(error.event_hint)
                return
            yield from self.protocol.events()
            if not received:
                return

    def _send(self, event):
        with self.lock:
            try:
                self.connection.sendall(self.protocol.send(event))
            except Exception:
                # Whoever is gone hears nothing more; their thread finds out by itself, and nobody else is held up.
                self._cut()

    def _cut(self):
        try:
            self.connection.shutdown(2)
        except OSError:
            pass
