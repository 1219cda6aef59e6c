import { withHost } from '../shared/good-site.ts';

export default withHost({
  plain: (request, response) =>
    response.writeHead(301, { Location: `https://books-7f2.hosting.example${request.url ?? '/'}` }).end(),
});
