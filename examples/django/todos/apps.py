from django.apps import AppConfig


class Todos(AppConfig):
    name = 'todos'
