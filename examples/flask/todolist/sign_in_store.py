"""Sign-ins with the other service that have begun, in the database: every process knows them, and a restart forgets none."""
import secrets
import time

from .database import database

#: Seconds to come back from the service.
PATIENCE = 10 * 60
#: More push out the oldest, so that nobody can fill the disk.
MOST_BEGUN = 10_000


def begin():
    """A cookie for this one browser, and the state and verifier that go with it: 32 random bytes each."""
    cookie, state, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    now = int(time.time())
    forget = 'DELETE FROM sign_ins WHERE until <= ? OR rowid <= (SELECT max(rowid) FROM sign_ins) - ?'
    database().execute(forget, (now, MOST_BEGUN - 1))
    statement = 'INSERT INTO sign_ins (cookie, state, verifier, until) VALUES (?, ?, ?, ?)'
    database().execute(statement, (cookie, state, verifier, now + PATIENCE))
    return cookie, state, verifier


def take(cookie, state):
    """
    The verifier; None where no browser with this cookie began with this state.
    One statement: of two who come with the same, one gets it.
    A wrong state takes nothing away: else any link could end the sign-in of whoever follows it.
    """
    statement = 'DELETE FROM sign_ins WHERE cookie = ? AND state = ? AND until > ? RETURNING verifier'
    # All rows, though there is one at most: the deletion is only stored once they are read to the end.
    rows = database().execute(statement, (cookie, state, int(time.time()))).fetchall()
    return rows[0]['verifier'] if rows else None
