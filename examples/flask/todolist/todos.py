"""The to-do list over HTTP: parse the request, ask the store, shape the response."""
from flask import Blueprint, current_app, g, request

from .access import sign_in_first
from .body import json_body
from .caching import name_version
from .errors import ApiError
from .ids import read_id
from .todo_rules import read_page_query, read_todo
from .todo_store import TodoStore


def everybody():
    """The public list: what changes in it is told to whoever listens."""
    return current_app.extensions['live'].watch(TodoStore())


def whoever_asks():
    """Everybody's own list: whose it is says the token."""
    sign_in_first()
    return TodoStore(g.user['id'])


def todo_routes(name, path, store_for_request):
    """The same routes over the public list and over everybody's own."""
    routes = Blueprint(name, __name__, url_prefix=path)
    routes.after_request(name_version)

    # Before a view, so that nobody learns anything without a token, not even that their body is wrong.
    @routes.before_request
    def choose_store():
        g.todos = store_for_request()

    @routes.get('')
    def page():
        return g.todos.page(**read_page_query(request.args))

    @routes.post('')
    def create():
        todo = g.todos.create(**read_todo(json_body()))
        return todo, 201, {'Location': f'{path}/{todo["id"]}'}

    # Any text: with <int:id> Flask would answer some paths by itself, before anybody had to sign in.
    @routes.get('/<id>')
    def read(id):
        return found(g.todos.find(read_id(id)))

    @routes.put('/<id>')
    def replace(id):
        found(g.todos.find(read_id(id)))
        return found(g.todos.replace(read_id(id), **read_todo(json_body())))

    @routes.delete('/<id>')
    def remove(id):
        if not g.todos.remove(read_id(id)):
            raise missing()
        return '', 204

    return routes


def found(todo):
    if todo is None:
        raise missing()
    return todo


def missing():
    return ApiError(404, 'There is no to-do with this id.')
