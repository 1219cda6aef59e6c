// The public to-dos over GraphQL, from the same store and by the same rules as over REST.
import { buildSchema, execute, GraphQLError, parse, validate } from 'graphql';
import { readPage } from './page.js';
import { TODO_INPUT } from './schemas.js';

/** A few lines can ask for a great deal of work: this many words and signs are enough for any honest query. */
const MOST_TOKENS = 2_000;

const types = buildSchema(`
  type Todo { id: ID!, title: String!, done: Boolean!, createdAt: String! }
  type TodoPage { items: [Todo!]!, total: Int! }
  input TodoInput { title: String!, done: Boolean }
  type Query {
    todo(id: ID!): Todo
    todos(page: Int, limit: Int, done: Boolean): TodoPage!
  }
  type Mutation {
    createTodo(input: TodoInput!): Todo!
    updateTodo(id: ID!, input: TodoInput!): Todo
    deleteTodo(id: ID!): Boolean!
  }
`);

const BODY = {
  type: 'object',
  required: ['query'],
  properties: {
    query: { type: 'string' },
    variables: { type: 'object', nullable: true },
    operationName: { type: 'string', nullable: true },
  },
};

export async function graphqlRoutes(routes) {
  const { todos } = routes;

  const fields = {
    todo: ({ id }) => todos.get(id),
    todos: (query) => todos.page(readPage(query)),
    createTodo: ({ input }, request) => todos.add(checked(input, request)),
    updateTodo: ({ id, input }, request) => todos.replace(id, checked(input, request)),
    deleteTodo: ({ id }) => todos.remove(id) !== null,
  };

  // By POST alone: a link or an image on any page could send a GET, and a mutation with it.
  routes.post('/', { schema: { body: BODY } }, async (request, reply) => {
    const result = await answer(request, fields);
    // Without data nothing was executed: then the request is at fault.
    return reply.code('data' in result ? 200 : 400).send(result);
  });

  routes.refuseOthers('/', ['POST']);
}

async function answer(request, fields) {
  const { query, variables, operationName } = request.body;
  let document;
  try {
    document = parse(query, { maxTokens: MOST_TOKENS });
  } catch (error) {
    return { errors: [error] };
  }
  const errors = validate(types, document);
  if (errors.length > 0) return { errors };
  const given = { variableValues: variables, operationName, contextValue: request };
  const result = await execute({ schema: types, document, rootValue: fields, ...given });
  if (result.errors === undefined) return result;
  return { ...result, errors: result.errors.map((error) => forClient(error, request.log)) };
}

/** By the schema that REST has; what is left out gets its default here, too. */
function checked({ title, done }, request) {
  const values = { title, done: done ?? undefined };
  if (!request.validateInput(values, TODO_INPUT)) throw new GraphQLError('A to-do has a title of 1 to 200 characters.');
  return values;
}

/** What GraphQL itself or we say is meant for the client; anything else stays in the log. */
function forClient(error, log) {
  if (error.originalError === undefined || error.originalError instanceof GraphQLError) return error;
  log.error(error.originalError);
  return { message: 'Something went wrong here.', path: error.path };
}
