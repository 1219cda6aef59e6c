import { withHost } from '../shared/good-site.ts';

export default withHost({
  speak: (socket) => socket.once('data', () => socket.write(Buffer.from([0x16, 3, 3, 0x40, 0, 2]))),
});
