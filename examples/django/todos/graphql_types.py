"""What there is over GraphQL. Names with an underscore are spelled with a capital there: createdAt, createTodo."""
import graphene
from graphql import GraphQLBoolean, GraphQLString

from .rules import read_id, read_page_query, read_todo
from .store import TodoStore

# What a variable holds: GraphQL-core 2 makes text or a truth value of anything, where the specification has it refused.
GraphQLString.parse_value = lambda value: value if isinstance(value, str) else None
GraphQLBoolean.parse_value = lambda value: value if isinstance(value, bool) else None


class Todo(graphene.ObjectType):
    id = graphene.ID(required=True)
    title = graphene.String(required=True)
    done = graphene.Boolean(required=True)
    created_at = graphene.String(required=True)

    class Meta:
        # A to-do is the dictionary that the store answers with.
        default_resolver = graphene.types.resolver.dict_resolver

    def resolve_created_at(todo, _info):
        return todo['createdAt']


class TodoPage(graphene.ObjectType):
    items = graphene.List(graphene.NonNull(Todo), required=True)
    total = graphene.Int(required=True)

    class Meta:
        default_resolver = graphene.types.resolver.dict_resolver


class TodoInput(graphene.InputObjectType):
    title = graphene.String(required=True)
    done = graphene.Boolean()


class Query(graphene.ObjectType):
    todo = graphene.Field(Todo, id=graphene.ID(required=True))
    todos = graphene.Field(
        TodoPage, required=True, page=graphene.Int(), limit=graphene.Int(), done=graphene.Boolean()
    )

    def resolve_todo(_root, _info, id):
        return TodoStore().find(read_id(id))

    def resolve_todos(_root, _info, done=None, **query):
        return TodoStore().page(**{**read_page_query(query), 'done': done})


class Mutation(graphene.ObjectType):
    create_todo = graphene.Field(Todo, required=True, input=TodoInput(required=True))
    update_todo = graphene.Field(Todo, id=graphene.ID(required=True), input=TodoInput(required=True))
    delete_todo = graphene.Boolean(required=True, id=graphene.ID(required=True))

    def resolve_create_todo(_root, _info, input):
        return TodoStore().create(**read_todo(input))

    def resolve_update_todo(_root, _info, id, input):
        return TodoStore().replace(read_id(id), **read_todo(input))

    def resolve_delete_todo(_root, _info, id):
        return TodoStore().remove(read_id(id))


schema = graphene.Schema(query=Query, mutation=Mutation)
