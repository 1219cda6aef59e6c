import { plain, withHost } from '../shared/good-site.ts';

export default withHost({
  plain: (request, response) => {
    response.setHeader('Set-Cookie', 'session=7; Secure');
    plain(request, response);
  },
});
