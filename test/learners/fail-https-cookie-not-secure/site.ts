import { HEADERS, PAGE, withHost } from '../shared/good-site.ts';

export default withHost({
  secure: (_, response) =>
    response
      .writeHead(200, { ...HEADERS, 'Set-Cookie': ['theme=dark; Secure', 'session=secured; HttpOnly'] })
      .end(PAGE),
});
