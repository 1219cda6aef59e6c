/** Which files of the model answer are mutated, and what is asked of each mutant. */

/** The account of the model answer's admin, made when it starts. */
export const ADMIN = { email: 'admin@example.com', password: 'only for testing' };

/**
 * Files, each with the checks that say something about it, as `name` or `name:variant`. They are tried in this order until one
 * rejects the mutant: the quick ones first.
 */
export const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  'hello.js': ['hello-server'],
  'todos.js': ['rest-api', 'authorization'],
  'todo-rules.js': ['rest-api', 'graphql'],
  'todo-store.js': ['rest-api', 'authorization', 'crud-persistence:restart'],
  'errors.js': ['hello-server', 'rest-api', 'graphql'],
  'auth.js': ['authentication', 'authorization', 'oauth'],
  'user-store.js': ['authentication', 'oauth', 'authorization', 'crud-persistence:restart'],
  'tokens.js': ['jwt', 'authentication', 'jwt:expiry'],
  'access.js': ['authentication', 'authorization'],
  'admin.js': ['authorization'],
  'caching.js': ['http-caching', 'rest-api'],
  'graphql.js': ['graphql'],
  'live.js': ['websocket'],
  'app.js': ['hello-server', 'http-caching', 'rest-api', 'graphql', 'authentication', 'authorization', 'oauth'],
  'store.js': ['rest-api', 'authentication', 'authorization', 'crud-persistence:restart'],
};
