"""People in the database, with the Argon2 hash of their password in place of the password."""
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHash, VerificationError

from .database import database

# 19 MiB, twice through, one lane: what OWASP's Password Storage Cheat Sheet asks for.
hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
#: Compared with where nobody has the address, so that the answer takes as long.
NOBODY = hasher.hash('nobody')
#: In place of a hash where somebody signs in with another service only. No hash is empty.
NO_PASSWORD = ''


def register(email, password, role='user'):
    """The new user; None where somebody has the address. The role is ours to give: no request brings it along."""
    return add(email, hasher.hash(password), role)


def add(email, hash, role):
    statement = 'INSERT INTO users (email, hash, role) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
    added = database().execute(statement, (email.lower(), hash, role))
    return find(added.lastrowid) if added.rowcount == 1 else None


def with_identity(issuer, subject, email):
    """
    Whose account at another service this is, a new user the first time; None where somebody else has the address here.
    By the subject alone: an address can change hands, and the other service may not have verified it.
    """
    with database() as connection:
        # Looked for and added in one: both rows or neither, and one user for somebody who signs in twice at once.
        connection.execute('BEGIN IMMEDIATE')
        statement = 'SELECT user_id FROM identities WHERE issuer = ? AND subject = ?'
        known = connection.execute(statement, (issuer, subject)).fetchone()
        if known is not None:
            return find(known['user_id'])
        user = add(email, NO_PASSWORD, 'user')
        if user is not None:
            statement = 'INSERT INTO identities (issuer, subject, user_id) VALUES (?, ?, ?)'
            connection.execute(statement, (issuer, subject, user['id']))
        return user


def with_password(email, password):
    """The user; None where address or password are wrong."""
    row = database().execute('SELECT * FROM users WHERE email = ?', (email.lower(),)).fetchone()
    has_password = row is not None and row['hash'] != NO_PASSWORD
    try:
        hasher.verify(row['hash'] if has_password else NOBODY, password)
        return row if has_password else None
    except (VerificationError, InvalidHash):
        return None


def find(id):
    # The columns one by one: what is not named here never leaves this file.
    return database().execute('SELECT id, email, role FROM users WHERE id = ?', (id,)).fetchone()


def everybody():
    return database().execute('SELECT id, email, role FROM users ORDER BY id').fetchall()
