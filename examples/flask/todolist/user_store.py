"""People in the database, with the Argon2 hash of their password in place of the password."""
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHash, VerificationError

from .database import database

# 19 MiB, twice through, one lane: what OWASP's Password Storage Cheat Sheet asks for.
hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
#: Compared with where nobody has the address, so that the answer takes as long.
NOBODY = hasher.hash('nobody')


def register(email, password, role='user'):
    """The new user; None where somebody has the address. The role is ours to give: no request brings it along."""
    statement = 'INSERT INTO users (email, hash, role) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
    added = database().execute(statement, (email.lower(), hasher.hash(password), role))
    return find(added.lastrowid) if added.rowcount == 1 else None


def with_password(email, password):
    """The user; None where address or password are wrong."""
    row = database().execute('SELECT * FROM users WHERE email = ?', (email.lower(),)).fetchone()
    try:
        hasher.verify(NOBODY if row is None else row['hash'], password)
        return row
    except (VerificationError, InvalidHash):
        return None


def find(id):
    # The columns one by one: what is not named here never leaves this file.
    return database().execute('SELECT id, email, role FROM users WHERE id = ?', (id,)).fetchone()


def everybody():
    return database().execute('SELECT id, email, role FROM users ORDER BY id').fetchall()
