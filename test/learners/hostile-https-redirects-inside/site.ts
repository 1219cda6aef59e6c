import { withHost } from '../shared/good-site.ts';

export default withHost({
  plain: (_, response) => response.writeHead(301, { Location: 'https://169.254.169.254/latest/meta-data/' }).end(),
});
