"""The to-dos of one owner. Every query names the owner: somebody else's to-do is not there, whatever its id."""
from .live import announced
from .models import Todo


class TodoStore:
    """
    owner: a user; None for the public list, what changes in which is told to whoever listens.
    To-dos come as REST shows them; None where there is none.
    """

    def __init__(self, owner=None):
        self.owner = owner
        # Asked anew with each use: a query set of a class would keep what it found.
        self.mine = Todo.objects.filter(owner=owner)

    def find(self, id):
        todo = self.mine.filter(pk=id).first()
        return None if todo is None else todo.as_json()

    def create(self, title, done):
        with self._announced() as announce:
            record = Todo.objects.create(owner=self.owner, title=title, done=done).as_json()
            announce({'type': 'created', 'record': record})
        return record

    def replace(self, id, title, done):
        with self._announced() as announce:
            # One statement: of several changes at once one wins, whole.
            self.mine.filter(pk=id).update(title=title, done=done)
            record = self.find(id)
            if record is not None:
                announce({'type': 'updated', 'record': record})
        return record

    def remove(self, id):
        """True where there was one to remove."""
        with self._announced() as announce:
            count, _ = self.mine.filter(pk=id).delete()
            if count > 0:
                announce({'type': 'deleted', 'id': id})
        return count > 0

    def page(self, done, limit, offset):
        matching = self.mine if done is None else self.mine.filter(done=done)
        items = [todo.as_json() for todo in matching[offset : offset + limit]]
        return {'items': items, 'total': matching.count()}

    def _announced(self):
        return announced(is_public=self.owner is None)
