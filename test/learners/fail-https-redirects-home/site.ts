import { NAME, withHost } from '../shared/good-site.ts';

export default withHost({
  plain: (_, response) => response.writeHead(301, { Location: `https://${NAME}/` }).end(),
});
