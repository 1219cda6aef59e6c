from django.apps import AppConfig
from django.db.backends.signals import connection_created


class People(AppConfig):
    name = 'people'

    def ready(self):
        connection_created.connect(set_up_sqlite)


def set_up_sqlite(connection, **_):
    with connection.cursor() as cursor:
        # WAL: readers do not wait for writers. FULL: what was answered survives a power cut.
        cursor.execute('PRAGMA journal_mode = WAL')
        cursor.execute('PRAGMA synchronous = FULL')
