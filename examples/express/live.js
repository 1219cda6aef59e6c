// Tells everyone who is connected over WebSocket what happens to the to-dos.
import { WebSocket, WebSocketServer } from 'ws';

const LARGEST_MESSAGE = 16 * 1024;

export function liveUpdates() {
  let sockets = null;

  function announce(message) {
    const text = JSON.stringify(message);
    for (const client of sockets?.clients ?? []) {
      if (client.readyState === WebSocket.OPEN) client.send(text);
    }
  }

  return {
    /** The same store, except that it announces what it has stored: whoever changes to-dos goes through here. */
    watch: (todos) => ({
      ...todos,
      create(values) {
        const record = todos.create(values);
        announce({ type: 'created', record });
        return record;
      },
      replace(id, values) {
        const record = todos.replace(id, values);
        if (record !== undefined) announce({ type: 'updated', record });
        return record;
      },
      remove(id) {
        const isRemoved = todos.remove(id);
        if (isRemoved) announce({ type: 'deleted', id });
        return isRemoved;
      },
    }),
    listenOn(server) {
      sockets = new WebSocketServer({ server, path: '/ws', maxPayload: LARGEST_MESSAGE });
      sockets.on('connection', (client) => {
        // A broken connection is closed by ws itself; without a listener the error would end the whole server.
        client.on('error', () => {});
        client.on('message', (data, isBinary) => client.send(JSON.stringify(answerTo(data, isBinary))));
      });
    },
    /** 1001: the server goes away. */
    close() {
      for (const client of sockets?.clients ?? []) client.close(1001);
      sockets?.close();
    },
  };
}

function answerTo(data, isBinary) {
  let message;
  try {
    message = isBinary ? null : JSON.parse(data.toString());
  } catch {
    // As if it were no object: the answer says what to send.
  }
  if (message?.type === 'echo' && typeof message.text === 'string') return { type: 'echo', text: message.text };
  return { type: 'error', message: 'Send {"type":"echo","text":"..."}.' };
}
