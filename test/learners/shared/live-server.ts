/** The right server of the rung websocket; the wrong ones replace one method. */
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { serve } from './serve.ts';
import { TinyServer, type Entry, type Reply } from './tiny-server.ts';

export type Message = Record<string, unknown>;

export class LiveServer extends TinyServer {
  clients = new Set<WebSocket>();

  onClient(client: WebSocket): void {
    this.clients.add(client);
    client.on('error', () => undefined);
    client.on('close', () => this.onLeave(client));
    client.on('message', (data: RawData, isBinary: boolean) => {
      this.onMessage(client, isBinary ? '' : (data as Buffer).toString());
    });
  }

  onLeave(client: WebSocket): void {
    this.clients.delete(client);
  }

  onMessage(client: WebSocket, text: string): void {
    let message: unknown = null;
    try {
      message = JSON.parse(text);
    } catch {
      this.onMistake(client);
      return;
    }
    const { type, text: said } = (message ?? {}) as Message;
    if (type === 'echo' && typeof said === 'string') this.echo(client, said);
    else this.onMistake(client);
  }

  echo(client: WebSocket, text: string): void {
    client.send(JSON.stringify({ type: 'echo', text }));
  }

  onMistake(client: WebSocket): void {
    client.send(JSON.stringify({ type: 'error', message: 'not understood' }));
  }

  announce(message: Message): void {
    for (const client of this.clients) client.send(JSON.stringify(message));
  }

  override async add(entry: Entry): Promise<void> {
    await super.add(entry);
    this.announce({ type: 'created', record: entry });
  }

  override async change(entry: Entry, body: Message): Promise<Reply> {
    const reply = await super.change(entry, body);
    this.announce({ type: 'updated', record: entry });
    return reply;
  }

  override async remove(id: string): Promise<Reply> {
    const entry = this.find(id);
    const reply = await super.remove(id);
    if (entry !== undefined) this.announce({ type: 'deleted', id: entry.id });
    return reply;
  }
}

export function serveLive(live: LiveServer): void {
  new WebSocketServer({ server: serve(live), path: '/ws' }).on('connection', (client) => live.onClient(client));
}
