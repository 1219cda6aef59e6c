"""To-dos in the database. Values always travel as parameters (the question marks), never inside the SQL."""
from datetime import datetime, timezone

from .database import database

# A filter that is not set is NULL, which lets every row through.
MATCHING = 'FROM todos WHERE owner_id IS ?1 AND (?2 IS NULL OR done = ?2)'


class TodoStore:
    """
    The to-dos of one owner; those of nobody (None) are everybody's: the public list.
    Every statement names the owner: somebody else's to-do is not there, whatever its id.
    `IS` compares like `=`, with NULL too.
    """

    def __init__(self, owner_id=None):
        self.owner_id = owner_id

    def create(self, title, done):
        now = datetime.now(timezone.utc).isoformat(timespec='milliseconds')
        statement = 'INSERT INTO todos (title, done, created_at, owner_id) VALUES (?, ?, ?, ?)'
        added = database().execute(statement, (title, done, now, self.owner_id))
        return self.find(added.lastrowid)

    def find(self, id):
        statement = 'SELECT * FROM todos WHERE id = ? AND owner_id IS ?'
        return as_todo(database().execute(statement, (id, self.owner_id)).fetchone())

    def replace(self, id, title, done):
        """The to-do as it is now; None where there is none."""
        statement = 'UPDATE todos SET title = ?, done = ? WHERE id = ? AND owner_id IS ?'
        database().execute(statement, (title, done, id, self.owner_id))
        return self.find(id)

    def remove(self, id):
        """True where there was one to remove."""
        statement = 'DELETE FROM todos WHERE id = ? AND owner_id IS ?'
        return database().execute(statement, (id, self.owner_id)).rowcount > 0

    def page(self, done, limit, offset):
        rows = database().execute(
            f'SELECT * {MATCHING} ORDER BY id LIMIT ?3 OFFSET ?4', (self.owner_id, done, limit, offset)
        )
        total = database().execute(f'SELECT count(*) {MATCHING}', (self.owner_id, done)).fetchone()[0]
        return {'items': [as_todo(row) for row in rows], 'total': total}


def as_todo(row):
    if row is None:
        return None
    return {'id': row['id'], 'title': row['title'], 'done': row['done'] == 1, 'createdAt': row['created_at']}
