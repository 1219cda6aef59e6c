import { serveBytes } from '../shared/serve.ts';

serveBytes((socket) => {
  socket.setNoDelay();
});
