/** The model answers that are mutated: how each is started, and what is asked of the mutants of each file. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PRESETS, type Terms } from '@waymark/checks';
import type { Maker } from '../../packages/checks/src/repository/suite/make-repository.ts';
import { onlyRedis, withoutSql } from '../../test/learners/shared/example-files.ts';
import { lacks } from '../../test/learners/shared/lacks.ts';
import { openNodeHost, openPythonHost, type OpenHost } from './host-lines.ts';
import { mutantsOf, pythonMutantsOf, type ServerMutant, type Source } from './make.ts';
import { redisIsMissing } from './redis.ts';

/** The account of every model answer's admin, made when it starts. */
export const ADMIN = { email: 'admin@example.com', password: 'only for testing' };

export interface ModelAnswer {
  /** Its folder in `examples`. */
  folder: string;
  /** The file in it that starts it. */
  start: string;
  /** Opens the process that holds it. */
  open: OpenHost;
  /** Whether it starts further programs, which end with the process that holds it. */
  forks?: true;
  /** What starts one of two further programs that it stands in front of: theirs are the ports in `BEHIND`. */
  behind?: string;
  /** Whether what it opens is given back by the end of its process alone, so that another one takes over at a restart. */
  locks?: true;
  /** Whether it keeps its records in a Redis, which is then one for each mutant. */
  redis?: true;
  /** What its checks find in the repository; left out: a README. */
  committed?: (make: Maker) => void;
  /** The interpreter of an answer in Python, and what it needs of it. */
  python?: { path: string; modules: string[] };
  terms: Terms;
  /**
   * Files, each with the checks that say something about it, as `name` or `name:variant`. They are tried in this order until
   * one rejects the mutant: the quick ones first.
   */
  files: Readonly<Record<string, readonly string[]>>;
}

/** What its `waymark.yaml` says, and the admin that it starts with. */
function termsOf(preset: Terms, framework: string): Terms {
  return { ...preset, framework, auth: { ...preset.auth, admin: { path: '/admin/users', account: ADMIN } } };
}

/** Where Debian's packages for Python are: the same that the stored learners in Flask are started with. */
const FLASK = { path: '/usr/bin/python3', modules: ['flask', 'argon2', 'graphene', 'jwt', 'wsproto'] };
const DJANGO = { path: '/usr/bin/python3', modules: ['django', 'argon2', 'graphene', 'jwt', 'uvicorn', 'websockets'] };
/** What Django itself loads only when it is asked for, and may be loaded before it knows its settings. */
const DJANGO_PARTS = [
  'django.contrib.auth.hashers',
  'django.contrib.auth.password_validation',
  'django.core.asgi',
  'django.core.cache.backends.locmem',
  'django.core.management.commands.migrate',
  'django.db.backends.sqlite3.base',
  'django.middleware.clickjacking',
  'django.middleware.http',
  'django.middleware.security',
  'websockets.legacy.server',
];

export const ANSWERS: readonly ModelAnswer[] = [
  {
    folder: 'express',
    start: 'server.js',
    open: openNodeHost,
    terms: termsOf(PRESETS.todos, 'express'),
    files: {
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
      'oauth.js': ['oauth'],
      'service.js': ['oauth'],
      'app.js': ['hello-server', 'http-caching', 'rest-api', 'graphql', 'authentication', 'authorization', 'oauth'],
      'store.js': ['rest-api', 'authentication', 'authorization', 'crud-persistence:restart'],
      'server.js': ['hello-server', 'websocket', 'authorization', 'jwt:expiry', 'oauth', 'crud-persistence:restart'],
    },
  },
  {
    folder: 'full-stack',
    start: 'server.js',
    open: openNodeHost,
    terms: termsOf(PRESETS.posts, 'express'),
    files: {
      'posts.js': ['rest-api'],
      'post-rules.js': ['rest-api'],
      'post-store.js': ['rest-api', 'deployed', 'crud-persistence:restart'],
      'errors.js': ['hello-server', 'rest-api', 'deployed'],
      'app.js': ['hello-server', 'rest-api', 'deployed', 'http-caching'],
      'page.js': ['deployed'],
      'version.js': ['deployed'],
      'store.js': ['rest-api', 'deployed', 'crud-persistence:restart'],
    },
  },
  {
    folder: 'full-stack',
    start: 'start.js',
    open: openNodeHost,
    forks: true,
    terms: termsOf(PRESETS.posts, 'express'),
    files: {
      'instances.js': ['load-balancing'],
      'start.js': ['load-balancing', 'crud-persistence:restart'],
    },
  },
  {
    folder: 'full-stack',
    start: 'start.js',
    open: openNodeHost,
    behind: 'server.js',
    terms: termsOf(PRESETS.posts, 'express'),
    files: { 'balancer.js': ['load-balancing:failover'] },
  },
  {
    folder: 'fastify',
    start: 'server.js',
    open: openNodeHost,
    terms: termsOf(PRESETS.todos, 'fastify'),
    files: {
      'routes/hello.js': ['hello-server'],
      'routes/todos.js': ['rest-api', 'http-caching', 'authorization'],
      'routes/page.js': ['rest-api'],
      'routes/schemas.js': ['rest-api', 'authentication', 'authorization', 'graphql', 'oauth'],
      'store/todos.js': ['rest-api', 'websocket', 'authorization', 'crud-persistence:restart'],
      'plugins/errors.js': ['hello-server', 'rest-api', 'authentication', 'graphql'],
      'errors.js': ['rest-api', 'authentication', 'graphql'],
      'plugins/methods.js': ['rest-api'],
      'routes/auth.js': ['authentication', 'authorization', 'oauth'],
      'store/users.js': ['authentication', 'oauth', 'authorization', 'crud-persistence:restart'],
      'plugins/tokens.js': ['jwt', 'authentication', 'jwt:expiry'],
      'plugins/access.js': ['authentication', 'authorization'],
      'routes/admin.js': ['authorization'],
      'plugins/versions.js': ['http-caching', 'rest-api'],
      'routes/graphql.js': ['graphql'],
      'plugins/live.js': ['websocket'],
      'routes/oauth.js': ['oauth'],
      'plugins/service.js': ['oauth'],
      'store/identities.js': ['oauth', 'authentication'],
      'store/sign-ins.js': ['oauth'],
      'app.js': [
        'hello-server',
        'http-caching',
        'rest-api',
        'graphql',
        'websocket',
        'authentication',
        'authorization',
        'oauth',
      ],
      'plugins/storage.js': ['rest-api', 'authentication', 'authorization', 'oauth', 'crud-persistence:restart'],
      'store/database.js': ['rest-api', 'authentication', 'authorization', 'oauth', 'crud-persistence:restart'],
      'server.js': ['hello-server', 'websocket', 'authorization', 'jwt:expiry', 'oauth', 'crud-persistence:restart'],
    },
  },
  {
    folder: 'nosql',
    start: 'server.js',
    open: openNodeHost,
    locks: true,
    committed: withoutSql(),
    terms: termsOf(PRESETS.todos, 'fastify'),
    files: {
      'app.js': ['hello-server', 'rest-api', 'nosql-crud'],
      'level-store.js': ['rest-api', 'crud-persistence', 'nosql-crud'],
      'serve.js': ['hello-server', 'nosql-crud'],
      'server.js': ['hello-server', 'nosql-crud'],
      'turns.js': ['rest-api', 'crud-persistence', 'nosql-crud'],
    },
  },
  {
    folder: 'nosql',
    start: 'server.js',
    open: openNodeHost,
    redis: true,
    committed: onlyRedis(),
    terms: termsOf(PRESETS.todos, 'fastify'),
    files: { 'redis-store.js': ['rest-api', 'crud-persistence', 'nosql-crud'] },
  },
  {
    folder: 'flask',
    start: 'server.py',
    open: openPythonHost(FLASK.path, FLASK.modules),
    python: FLASK,
    terms: termsOf(PRESETS.todos, 'flask'),
    files: {
      'server.py': ['hello-server', 'websocket', 'crud-persistence:restart'],
      'todolist/__init__.py': [
        'hello-server',
        'rest-api',
        'graphql',
        'authentication',
        'authorization',
        'oauth',
        'jwt:expiry',
      ],
      'todolist/access.py': ['authentication', 'authorization'],
      'todolist/addresses.py': ['authentication', 'oauth'],
      'todolist/admin.py': ['authorization'],
      'todolist/auth.py': ['authentication', 'authorization'],
      'todolist/body.py': ['rest-api', 'authentication', 'graphql'],
      'todolist/caching.py': ['http-caching', 'rest-api'],
      'todolist/database.py': ['rest-api', 'crud-persistence:restart', 'authentication'],
      'todolist/errors.py': ['hello-server', 'rest-api', 'authentication', 'graphql'],
      'todolist/graphql_api.py': ['graphql'],
      'todolist/graphql_types.py': ['graphql'],
      'todolist/hello.py': ['hello-server'],
      'todolist/ids.py': ['rest-api', 'graphql', 'authorization'],
      'todolist/live.py': ['websocket', 'rest-api'],
      'todolist/oauth.py': ['oauth'],
      'todolist/secret.py': ['authentication', 'jwt', 'crud-persistence:restart'],
      'todolist/service.py': ['oauth'],
      'todolist/sign_in_store.py': ['oauth'],
      'todolist/todo_rules.py': ['rest-api', 'graphql'],
      'todolist/todo_store.py': ['rest-api', 'authorization', 'crud-persistence:restart'],
      'todolist/todos.py': ['rest-api', 'authorization', 'http-caching'],
      'todolist/tokens.py': ['jwt', 'authentication', 'jwt:expiry'],
      'todolist/user_store.py': ['authentication', 'oauth', 'authorization', 'crud-persistence:restart'],
      'todolist/web_socket.py': ['websocket'],
    },
  },
  {
    folder: 'django',
    start: 'server.py',
    open: openPythonHost(DJANGO.path, [...DJANGO.modules, ...DJANGO_PARTS]),
    python: DJANGO,
    terms: termsOf(PRESETS.todos, 'django'),
    files: {
      'project/hello.py': ['hello-server'],
      'todos/views.py': ['rest-api', 'authorization', 'http-caching'],
      'todos/rules.py': ['rest-api', 'graphql'],
      'todos/store.py': ['rest-api', 'websocket', 'authorization', 'crud-persistence:restart'],
      'people/access.py': ['authentication', 'authorization'],
      'people/views.py': ['authentication', 'authorization'],
      'people/tokens.py': ['jwt', 'authentication', 'jwt:expiry'],
      'todos/models.py': ['rest-api', 'authorization', 'crud-persistence:restart'],
      'todos/live.py': ['websocket', 'rest-api', 'authorization'],
      'todos/graphql_view.py': ['graphql'],
      'todos/graphql_types.py': ['graphql'],
      'todos/apps.py': ['rest-api'],
      'people/models.py': ['authentication', 'oauth', 'authorization', 'crud-persistence:restart'],
      'people/service.py': ['oauth'],
      'people/oauth.py': ['oauth'],
      'people/sign_ins.py': ['oauth'],
      'people/hashers.py': ['authentication'],
      'people/apps.py': ['rest-api', 'authentication', 'crud-persistence:restart'],
      'project/errors.py': ['hello-server', 'rest-api', 'authentication', 'graphql'],
      'project/json_view.py': ['rest-api', 'authentication', 'graphql'],
      'project/urls.py': ['hello-server', 'rest-api', 'graphql', 'authentication', 'authorization', 'oauth'],
      'project/secret.py': ['authentication', 'jwt', 'crud-persistence:restart'],
      'project/oauth_settings.py': ['oauth', 'hello-server'],
      'project/asgi.py': ['hello-server', 'rest-api', 'websocket'],
      'server.py': ['hello-server', 'websocket', 'authorization', 'crud-persistence:restart'],
    },
  },
];

const EXAMPLES = path.resolve(import.meta.dirname, '../../examples');

export const folderOf = ({ folder }: ModelAnswer): string => path.join(EXAMPLES, folder);

/** @returns why it cannot be started on this machine; null where it can */
export function missingFor({ python, redis }: ModelAnswer): string | null {
  if (redis === true) return redisIsMissing();
  return python === undefined ? null : lacks({ command: python.path, requires: python.modules }) || null;
}

/** Mutants of Python are made by Python: without it there are none, and nobody can say which of them are listed. */
export function canBeMade(answer: ModelAnswer): boolean {
  return answer.python === undefined || missingFor(answer) === null;
}

/** A mutant and the answer that it is one of. */
export interface Candidate extends ServerMutant {
  answer: ModelAnswer;
  asked: readonly string[];
}

/** @returns every mutant of every answer, file by file */
export async function allMutants(answers: readonly ModelAnswer[] = ANSWERS): Promise<Candidate[]> {
  return (await Promise.all(answers.map(mutantsIn))).flat();
}

async function mutantsIn(answer: ModelAnswer): Promise<Candidate[]> {
  const { folder, files, python } = answer;
  const sources = await Promise.all(
    Object.keys(files).map(async (name): Promise<Source> => ({
      file: `${folder}/${name}`,
      text: await readFile(path.join(folderOf(answer), name), 'utf8'),
    })),
  );
  const mutants = python === undefined ? sources.flatMap(mutantsOf) : await pythonMutantsOf(sources, python.path);
  return mutants.map((mutant) => ({ ...mutant, answer, asked: files[path.posix.relative(folder, mutant.file)] ?? [] }));
}
