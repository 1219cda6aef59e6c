import { withHost } from '../shared/good-site.ts';

export default withHost({ secure: (_, response) => response.writeHead(502).end('Bad Gateway') });
