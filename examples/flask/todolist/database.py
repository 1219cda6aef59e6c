"""One connection for each request, opened when it is first needed."""
import sqlite3

from flask import current_app, g

#: Seconds that a writer waits while another one writes.
PATIENCE = 10


def init_app(app):
    app.teardown_appcontext(close)
    with app.app_context(), app.open_resource('schema.sql', 'r') as schema:
        # WAL: readers do not wait for writers. It stays set in the file.
        database().execute('PRAGMA journal_mode = WAL')
        database().executescript(schema.read())


def database():
    if 'database' not in g:
        # isolation_level None: each statement is a transaction of its own, and stored when it returns.
        g.database = sqlite3.connect(current_app.config['DATABASE'], timeout=PATIENCE, isolation_level=None)
        g.database.row_factory = sqlite3.Row
        # FULL: what was answered survives a power cut.
        g.database.executescript('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;')
    return g.database


def close(_error):
    connection = g.pop('database', None)
    if connection is not None:
        connection.close()
