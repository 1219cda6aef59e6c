import type { ServerResponse } from 'node:http';
import { project } from '../shared/good-repository.ts';

export default project();

export const host = (_: unknown, response: ServerResponse): boolean => {
  response.writeHead(301, { Location: 'http://127.0.0.1:9/elsewhere.git' }).end();
  return true;
};
