import { HEADERS, withHost } from '../shared/good-site.ts';

export default withHost({
  secure: (_, response) => response.writeHead(404, HEADERS).end('There is no app configured at that hostname'),
});
