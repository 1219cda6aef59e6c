import type { ServerResponse } from 'node:http';
import { project } from '../shared/good-repository.ts';

export default project();

export const host = (_: unknown, response: ServerResponse): boolean => {
  response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="host"' }).end();
  return true;
};
