import { serveBytes } from '../shared/serve.ts';

serveBytes((socket) => {
  socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n');
});
