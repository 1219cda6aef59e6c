import { HEADERS, PAGE, withHost } from '../shared/good-site.ts';

export default withHost({ plain: (_, response) => response.writeHead(200, HEADERS).end(PAGE) });
