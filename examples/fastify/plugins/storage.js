// Opens the database with the app and closes it with the app. Routes find what it holds as app.todos, app.users and so on.
import plugin from 'fastify-plugin';
import { openDatabase } from '../store/database.js';
import { createIdentityStore } from '../store/identities.js';
import { createSignInStore } from '../store/sign-ins.js';
import { createTodoStore } from '../store/todos.js';
import { createUserStore } from '../store/users.js';

export const storage = plugin(
  async (app, { file, admin }) => {
    const database = openDatabase(file);
    const { todos, todosOf, changes } = createTodoStore(database);
    const users = createUserStore(database);
    if (admin !== null) await users.register({ ...admin, role: 'admin' });

    app.decorate('todos', todos);
    app.decorate('todosOf', todosOf);
    app.decorate('changes', changes);
    app.decorate('users', users);
    app.decorate('identities', createIdentityStore(database));
    app.decorate('signIns', createSignInStore(database));
    app.addHook('onClose', async () => database.close());
  },
  { name: 'storage' },
);
