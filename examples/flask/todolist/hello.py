from flask import Blueprint, Response, request

routes = Blueprint('hello', __name__)


@routes.get('/')
def home():
    return as_text('Hello! The to-do list is at /todos.')


@routes.get('/hello')
def hello():
    return as_text(f'Hello, {request.args.get("name", "World")}!')


def as_text(text):
    # As plain text a name with a < in it stays a name; as HTML, Flask's default, it would become part of the page.
    return Response(text, mimetype='text/plain')
