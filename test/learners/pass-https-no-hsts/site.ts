import { PAGE, withHost } from '../shared/good-site.ts';

export default withHost({
  secure: (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE),
});
