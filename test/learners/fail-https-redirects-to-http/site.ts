import { NAME, withHost } from '../shared/good-site.ts';

export default withHost({
  plain: (request, response) => response.writeHead(301, { Location: `http://${NAME}${request.url ?? '/'}` }).end(),
});
