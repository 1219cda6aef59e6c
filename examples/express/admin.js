// What admins may see: who is registered.
import { Router } from 'express';
import { requireAdmin, requireUser } from './access.js';
import { methodsOf } from './errors.js';

export function adminRoutes(store) {
  const routes = Router();
  routes.use(requireUser(store), requireAdmin);

  routes
    .route('/users')
    .get((request, response) => {
      const items = store.users.list();
      response.json({ items, total: items.length });
    })
    .all(methodsOf('GET'));

  return routes;
}
