"""What admins may see: who is registered."""
from flask import Blueprint

from . import user_store
from .access import admins_only

routes = Blueprint('admin', __name__, url_prefix='/admin')
routes.before_request(admins_only)


@routes.get('/users')
def users():
    items = [dict(user) for user in user_store.everybody()]
    return {'items': items, 'total': len(items)}
