"""Starts the server: python3 server.py --port 3000 --data todos.db"""
import argparse
import os
import signal
import sys

from werkzeug.serving import WSGIRequestHandler, make_server

from todolist import create_app


class QuietRequestHandler(WSGIRequestHandler):
    # Whoever connects and says nothing holds a thread: for ten seconds, then no longer.
    timeout = 10

    def log_request(self, *_):
        """Errors are logged by the application; a line for each request would bury them."""


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument('--port', type=int, default=int(os.environ.get('PORT', '3000')))
    parser.add_argument('--data', default=os.environ.get('DATA', 'todos.db'))
    return parser.parse_args()


def main():
    options = read_options()
    app = create_app({'DATABASE': options.data})
    # A thread for each connection: an open WebSocket keeps its own.
    server = make_server('127.0.0.1', options.port, app, threaded=True, request_handler=QuietRequestHandler)
    # Ctrl-C or a stop from outside: leave the loop below, say goodbye, end.
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, lambda *_: sys.exit(0))
    print(f'Listening on http://localhost:{options.port}, records in {options.data}', flush=True)
    try:
        server.serve_forever()
    finally:
        server.server_close()
        app.extensions['live'].close()


if __name__ == '__main__':
    main()
