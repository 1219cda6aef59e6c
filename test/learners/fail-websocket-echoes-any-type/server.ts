import type { WebSocket } from 'ws';
import { LiveServer, serveLive, type Message } from '../shared/live-server.ts';

class WrongAnyType extends LiveServer {
  override onMessage(client: WebSocket, text: string) {
    const { text: said } = readMessage(text);
    if (typeof said === 'string') this.echo(client, said);
    else super.onMessage(client, text);
  }
}

function readMessage(text: string): Message {
  try {
    return (JSON.parse(text) ?? {}) as Message;
  } catch {
    return {};
  }
}

serveLive(new WrongAnyType());
