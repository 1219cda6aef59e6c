// Over WebSocket everybody who is connected hears what happens to the public to-dos.
import plugin from 'fastify-plugin';
import { WebSocket, WebSocketServer } from 'ws';

const LARGEST_MESSAGE = 16 * 1024;
const GOING_AWAY = 1001;

export const live = plugin(
  async (app, { path }) => {
    const sockets = new WebSocketServer({ server: app.server, path, maxPayload: LARGEST_MESSAGE });

    sockets.on('connection', (socket) => {
      // ws closes a broken connection by itself; an error that nobody hears would end the program.
      socket.on('error', (error) => app.log.debug(error));
      socket.on('message', (data, isBinary) => socket.send(answerTo(isBinary ? '' : data.toString())));
    });

    app.changes.on('change', (change) => {
      const text = JSON.stringify(change);
      for (const socket of sockets.clients) if (socket.readyState === WebSocket.OPEN) socket.send(text);
    });

    // Before the app waits for open connections: these would never end by themselves.
    app.addHook('preClose', async () => {
      for (const socket of sockets.clients) socket.close(GOING_AWAY);
      sockets.close();
    });
  },
  { name: 'live', dependencies: ['storage'] },
);

function answerTo(text) {
  const { type, text: said } = parsed(text) ?? {};
  return type === 'echo' && typeof said === 'string'
    ? JSON.stringify({ type, text: said })
    : JSON.stringify({ type: 'error', message: 'Known is {"type":"echo","text":"..."} alone.' });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
