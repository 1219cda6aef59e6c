// Opens the database with the app and closes it with the app. Routes find it as app.todos, app.todosOf(...) and app.users.
import plugin from 'fastify-plugin';
import { openDatabase } from '../store/database.js';
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
    app.addHook('onClose', async () => database.close());
  },
  { name: 'storage' },
);
