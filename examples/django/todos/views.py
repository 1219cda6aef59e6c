"""The to-do list over HTTP: parse the request, ask the store, shape the response."""
from django.http import HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control

from people.access import SignedIn
from project.errors import ApiError
from project.json_view import JsonView

from .rules import read_id, read_page_query, read_todo
from .store import TodoStore


class TodoView(JsonView):
    path = '/todos'

    @property
    def todos(self):
        return TodoStore()

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        # Keep it, but ask before using it: to-dos change at any time. ConditionalGetMiddleware adds the ETag.
        if request.method == 'GET':
            patch_cache_control(response, no_cache=True)
        return response


class Mine(SignedIn):
    """Everybody's own to-dos: whose they are says the token."""

    path = '/my/todos'

    @property
    def todos(self):
        return TodoStore(self.request.user)


class TodoList(TodoView):
    def get(self, request):
        return JsonResponse(self.todos.page(**read_page_query(request.GET)))

    def post(self, _request):
        todo = self.todos.create(**read_todo(self.body()))
        return JsonResponse(todo, status=201, headers={'Location': f'{self.path}/{todo["id"]}'})


class OneTodo(TodoView):
    def get(self, _request, id):
        return JsonResponse(found(self.todos.find(read_id(id))))

    def put(self, _request, id):
        found(self.todos.find(read_id(id)))
        return JsonResponse(found(self.todos.replace(read_id(id), **read_todo(self.body()))))

    def delete(self, _request, id):
        if not self.todos.remove(read_id(id)):
            raise missing()
        return HttpResponse(status=204)


class MyTodoList(Mine, TodoList):
    pass


class MyOneTodo(Mine, OneTodo):
    pass


def found(todo):
    if todo is None:
        raise missing()
    return todo


def missing():
    return ApiError(404, 'There is no to-do with this id.')
