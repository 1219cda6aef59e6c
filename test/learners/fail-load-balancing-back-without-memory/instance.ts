/** Tells the other instance of each change, and holds all records in its own memory. */
import { serveReplies } from '../shared/serve.ts';
import { TinyServer, type Ask, type Entry, type Reply } from '../shared/tiny-server.ts';

const PORT = process.env['PORT'] ?? '';
const others = (process.env['BEHIND'] ?? '').split(',').filter((port) => port !== PORT);

interface Copy {
  entries: Entry[];
  gone: string[];
}

class Copies extends TinyServer {
  override path = '/posts';
  override flag = 'published';
  override hasBody = true;
  override file = '';

  gone = new Set<string>();

  async told(ask: Ask): Promise<Reply> {
    if (ask.path === '/copy') return this.merge(JSON.parse(ask.text) as Copy);
    const reply = await this.answer(ask);
    if (ask.method === 'DELETE') this.gone.add(ask.path.slice(this.path.length + 1));
    if (ask.method !== 'GET') await this.tell();
    return { ...reply, headers: { ...reply.headers, 'X-Instance': process.argv[2] ?? PORT } };
  }

  /** Each knows all of it, as long as nobody stops. */
  async tell(): Promise<void> {
    const body = JSON.stringify({ entries: this.entries, gone: [...this.gone] } satisfies Copy);
    const copies = others.map((port) => fetch(`http://127.0.0.1:${port}/copy`, { method: 'POST', body }));
    await Promise.allSettled(copies);
  }

  merge({ entries, gone }: Copy): Reply {
    for (const id of gone) this.gone.add(id);
    const all = new Map([...this.entries, ...entries].map((entry) => [String(entry.id), entry]));
    const order = (entry: Entry): string => `${entry.createdAt} ${entry.id}`;
    this.entries = [...all.values()].filter(({ id }) => !this.gone.has(String(id)));
    this.entries.sort((one, other) => order(one).localeCompare(order(other)));
    return { status: 204, headers: {}, body: '' };
  }

  override newId(): string {
    return crypto.randomUUID();
  }
}

const copies = new Copies();
serveReplies((ask) => copies.told(ask));
