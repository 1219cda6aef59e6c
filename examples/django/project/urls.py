"""What answers which path. No path ends with a slash, so nothing is redirected to one that does."""
from django.conf import settings
from django.urls import path

from people import oauth
from people import views as people
from project import errors, hello
from todos import graphql_view
from todos import views as todos

urlpatterns = [
    path('', hello.home),
    path('hello', hello.hello),
    path('todos', todos.TodoList.as_view()),
    path('todos/<str:id>', todos.OneTodo.as_view()),
    path('my/todos', todos.MyTodoList.as_view()),
    path('my/todos/<str:id>', todos.MyOneTodo.as_view()),
    path('auth/register', people.Register.as_view()),
    path('auth/login', people.SignIn.as_view()),
    path('auth/me', people.Me.as_view()),
    path('admin/users', people.Users.as_view()),
    path('graphql', graphql_view.GraphQL.as_view()),
]
if settings.OAUTH is not None:
    urlpatterns += [
        path('auth/oauth/start', oauth.Start.as_view()),
        path('auth/oauth/callback', oauth.Callback.as_view()),
    ]

handler400 = errors.bad_request
handler404 = errors.not_found
handler500 = errors.unexpected
