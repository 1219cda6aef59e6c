import { withHost } from '../shared/good-site.ts';

export default withHost({
  speak: (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')),
});
