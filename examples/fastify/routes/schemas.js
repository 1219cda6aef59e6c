// What comes in and what goes out, said once. Fastify checks bodies by these, and writes answers by them:
// what is not named in a schema neither enters the store nor leaves the server.

const LONGEST_TITLE = 200;

export const TODO_INPUT = {
  type: 'object',
  required: ['title'],
  // With false, Fastify takes unknown fields out of the body.
  additionalProperties: false,
  properties: {
    title: { type: 'string', minLength: 1, maxLength: LONGEST_TITLE },
    done: { type: 'boolean', default: false },
  },
};

export const TODO = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    title: { type: 'string' },
    done: { type: 'boolean' },
    createdAt: { type: 'string' },
  },
};

export const TODO_PAGE = {
  type: 'object',
  properties: { items: { type: 'array', items: TODO }, total: { type: 'integer' } },
};

export const REGISTRATION = {
  type: 'object',
  required: ['email', 'password'],
  additionalProperties: false,
  properties: {
    email: { type: 'string', format: 'email' },
    password: { type: 'string', minLength: 8 },
  },
};

/** Types alone: rules for new passwords would tell about old ones. */
export const SIGN_IN = {
  type: 'object',
  required: ['email', 'password'],
  properties: { email: { type: 'string' }, password: { type: 'string' } },
};

export const TOKEN = { type: 'object', properties: { token: { type: 'string' } } };

export const USER = { type: 'object', properties: { id: { type: 'string' }, email: { type: 'string' } } };

export const USER_LIST = {
  type: 'object',
  properties: {
    items: {
      type: 'array',
      items: { type: 'object', properties: { ...USER.properties, role: { type: 'string' } } },
    },
    total: { type: 'integer' },
  },
};
