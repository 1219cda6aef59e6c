// Who may go on? Goes in front of routes that are not for everybody.
import { ApiError } from './errors.js';

/** Lets through whoever is signed in; the routes after it know them as `request.user`. */
export function requireUser({ users, tokens }) {
  return async (request, response, next) => {
    const token = tokenOf(request);
    const id = token === undefined ? null : await tokens.verify(token);
    const user = id === null ? undefined : users.byId(id);
    if (user === undefined) {
      response.set('WWW-Authenticate', 'Bearer');
      throw new ApiError(401, 'Sign in first: send Authorization: Bearer and your token.');
    }
    request.user = user;
    next();
  };
}

/** After requireUser. The role comes from our database, never from the request. */
export function requireAdmin(request, response, next) {
  if (request.user.role !== 'admin') throw new ApiError(403, 'This is for admins only.');
  next();
}

/** @returns the token of `Authorization: Bearer TOKEN`; undefined where there is none */
function tokenOf(request) {
  return /^Bearer (\S+)$/i.exec(request.get('Authorization') ?? '')?.[1];
}
