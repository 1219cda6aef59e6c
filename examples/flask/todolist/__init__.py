"""A to-do list over HTTP. `create_app` puts the parts together."""
import os

from flask import Flask

from . import admin, auth, database, errors, graphql_api, hello, live, oauth, secret, todos, user_store

LARGEST_BODY = 100_000
AN_HOUR = 3_600


def create_app(config):
    """config: DATABASE, the file that holds everything; SECRET_KEY where the environment should not name it."""
    app = Flask(__name__)
    app.config.from_mapping(MAX_CONTENT_LENGTH=LARGEST_BODY)
    app.config.from_mapping(config)
    app.config['TOKEN_SECONDS'] = int(os.environ.get('TOKEN_SECONDS', AN_HOUR))
    app.config['SECRET_KEY'] = app.config['SECRET_KEY'] or secret.secret_key(app.config['DATABASE'])
    app.json.ensure_ascii = False

    database.init_app(app)
    errors.init_app(app)
    live.init_app(app)
    for routes in (hello.routes, auth.routes, admin.routes, graphql_api.routes):
        app.register_blueprint(routes)
    oauth.init_app(app)
    app.register_blueprint(todos.todo_routes('todos', '/todos', todos.everybody))
    app.register_blueprint(todos.todo_routes('my_todos', '/my/todos', todos.whoever_asks))

    add_first_admin(app)
    return app


def add_first_admin(app):
    """The first admin comes from whoever starts the server, never from a request."""
    email, password = os.environ.get('ADMIN_EMAIL'), os.environ.get('ADMIN_PASSWORD')
    if email and password:
        with app.app_context():
            user_store.register(email, password, role='admin')
