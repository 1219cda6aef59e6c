from django.http import HttpResponse

# As plain text a name with a < in it stays a name; as HTML, Django's default, it would become part of the page.
TEXT = 'text/plain; charset=utf-8'


def home(_request):
    return HttpResponse('Hello! The to-do list is at /todos.', content_type=TEXT)


def hello(request):
    return HttpResponse(f'Hello, {request.GET.get("name", "World")}!', content_type=TEXT)
