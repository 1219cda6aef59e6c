import { HEADERS, PAGE, withHost } from '../shared/good-site.ts';

export default withHost({
  secure: (_, response) =>
    response.writeHead(200, HEADERS).end(PAGE.replace('https://cdn.example', 'http://cdn.example')),
});
