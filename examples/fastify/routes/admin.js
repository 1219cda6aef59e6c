// What only admins may see.
import { USER_LIST } from './schemas.js';

export async function adminRoutes(routes) {
  // For every route in here, those that come later too.
  routes.addHook('onRequest', routes.signedIn);
  routes.addHook('onRequest', routes.adminsOnly);

  routes.get('/users', { schema: { response: { 200: USER_LIST } } }, async () => {
    const items = routes.users.all();
    return { items, total: items.length };
  });

  routes.refuseOthers('/users', ['GET']);
}
