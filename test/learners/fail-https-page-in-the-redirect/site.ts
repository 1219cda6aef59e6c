import { NAME, PAGE, withHost } from '../shared/good-site.ts';

export default withHost({
  plain: (request, response) =>
    response.writeHead(301, { Location: `https://${NAME}${request.url ?? '/'}` }).end(PAGE.repeat(20)),
});
