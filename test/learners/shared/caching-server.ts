/** The right server of the rung http-caching; the wrong ones replace one method. */
import { createHash } from 'node:crypto';
import { TinyServer, type Ask, type Reply } from './tiny-server.ts';

export class CachingServer extends TinyServer {
  override async answer(ask: Ask): Promise<Reply> {
    const reply = await super.answer(ask);
    if (ask.method !== 'GET' || reply.status !== 200 || !ask.path.startsWith(this.path)) return reply;
    const etag = this.nameOf(reply, ask);
    const headers = { ...reply.headers, ETag: etag, ...this.caching() };
    const known = ask.headers['if-none-match'];
    if (known !== undefined && this.isKnown(known, etag)) return this.notModified({ ...reply, headers });
    return { ...reply, headers };
  }

  nameOf({ body }: Reply, ask: Ask): string {
    // Without the moment of creation, which never changes: the transcripts of two days are then the same.
    const content = body.replaceAll(/"createdAt":"[^"]*"/g, '');
    return `"${createHash('sha256').update(`${ask.path} ${content}`).digest('base64url').slice(0, 16)}"`;
  }

  caching(): Record<string, string> {
    return { 'Cache-Control': 'no-cache' };
  }

  isKnown(known: string, etag: string): boolean {
    if (known.trim() === '*') return true;
    return known.split(',').some((name) => name.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''));
  }

  notModified({ headers }: Reply): Reply {
    return { status: 304, headers, body: '' };
  }
}
