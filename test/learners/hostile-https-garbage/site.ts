import { pourForever } from '../../../packages/checks/src/transport/suite/servers.ts';
import { withHost } from '../shared/good-site.ts';

export default withHost({
  speak: (socket) => socket.once('data', () => pourForever(socket, Buffer.alloc(16_384, 0xa5))),
});
