import { withHost } from '../shared/good-site.ts';

export default withHost({
  secure: (_, response) => response.writeHead(302, { Location: 'https://10.0.0.5/' }).end(),
});
