import { HEADERS, withHost } from '../shared/good-site.ts';

export default withHost({
  secure(_, response) {
    response.writeHead(200, HEADERS);
    const chunk = Buffer.alloc(65_536, '<p>');
    const pour = (): void => {
      if (!response.destroyed) response.write(chunk, () => setImmediate(pour));
    };
    pour();
  },
});
