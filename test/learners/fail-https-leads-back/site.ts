import { NAME, withHost } from '../shared/good-site.ts';

export default withHost({
  secure: (_, response) => response.writeHead(302, { Location: `http://${NAME}/` }).end(),
});
