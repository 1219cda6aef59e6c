import { NAME, withHost } from '../shared/good-site.ts';

export default withHost({
  plain: (request, response) => response.writeHead(302, { Location: `https://${NAME}${request.url ?? '/'}` }).end(),
});
