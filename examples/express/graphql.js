// The same to-dos over GraphQL. The types say what there is; the functions below fetch it from the same store as REST.
import express, { Router } from 'express';
import { buildSchema, execute, GraphQLError, parse, validate } from 'graphql';
import { ApiError, methodsOf } from './errors.js';
import { readPageQuery, readTodo } from './todo-rules.js';

/** A query is short, but may ask for a great deal of work: this is the bound. */
const MOST_TOKENS = 2_000;

const schema = buildSchema(`
  type Todo {
    id: ID!
    title: String!
    done: Boolean!
    createdAt: String!
  }
  type TodoPage {
    items: [Todo!]!
    total: Int!
  }
  input TodoInput {
    title: String!
    done: Boolean
  }
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

export function graphqlRoutes(todos) {
  const routes = Router();
  const rootValue = resolversOf(todos);
  routes.use(express.json({ limit: '100kb' }));

  routes
    .route('/')
    // By POST alone: a GET could be sent by a link or an image on any page, and would carry out a mutation.
    .post(async (request, response) => {
      const { query, variables, operationName } = request.body ?? {};
      if (typeof query !== 'string') throw new ApiError(400, 'Send JSON with your query as text in the field "query".');
      const result = await answer({ query, variables, operationName, rootValue });
      // Without data nothing was executed: the request itself is at fault.
      response.status('data' in result ? 200 : 400).json(result);
    })
    .all(methodsOf('POST'));

  return routes;
}

function resolversOf(todos) {
  return {
    todo: ({ id }) => todos.find(id),
    todos: ({ page, limit, done }) => {
      const query = readPageQuery({ page, limit, done });
      return { items: todos.list(query), total: todos.count(query) };
    },
    createTodo: ({ input }) => todos.create(readTodo(input)),
    updateTodo: ({ id, input }) => todos.replace(id, readTodo(input)),
    deleteTodo: ({ id }) => todos.remove(id),
  };
}

async function answer({ query, variables, operationName, rootValue }) {
  let document;
  try {
    document = parse(query, { maxTokens: MOST_TOKENS });
  } catch (error) {
    return { errors: [error] };
  }
  const faults = validate(schema, document);
  if (faults.length > 0) return { errors: faults };
  const result = await execute({ schema, document, rootValue, variableValues: variables, operationName });
  return result.errors === undefined ? result : { ...result, errors: result.errors.map(shown) };
}

// What an ApiError or GraphQL itself says is meant for the client; anything else stays in the log.
function shown(error) {
  const cause = error.originalError;
  if (cause === undefined || cause instanceof ApiError || cause instanceof GraphQLError) return error;
  console.error(cause);
  return { message: 'Something went wrong here.', path: error.path };
}
