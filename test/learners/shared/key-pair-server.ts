/** A right server of the rung jwt that signs with a key pair and publishes the public half. */
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { JwtServer, type Header } from './jwt-server.ts';
import { json, type Ask, type Reply } from './tiny-server.ts';

export class KeyPairServer extends JwtServer {
  pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  override answer(ask: Ask): Reply | Promise<Reply> {
    if (ask.path === '/.well-known/jwks.json' && ask.method === 'GET') return json(200, { keys: this.published() });
    return super.answer(ask);
  }

  published(): object[] {
    return [{ ...createPublicKey(this.pair.privateKey).export({ format: 'jwk' }), kid: 'first', alg: 'ES256' }];
  }

  override header(): Header {
    return { alg: 'ES256', kid: 'first' };
  }

  override accepts({ alg }: Header): boolean {
    return alg === 'ES256';
  }

  override signature(signed: string): string {
    const how = { key: this.pair.privateKey, dsaEncoding: 'ieee-p1363' as const };
    return sign('sha256', Buffer.from(signed), how).toString('base64url');
  }

  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- some wrong servers look into the header
  override isSigned(signed: string, signature: string, _header: Header): boolean {
    const how = { key: this.pair.publicKey, dsaEncoding: 'ieee-p1363' as const };
    return verify('sha256', Buffer.from(signed), how, Buffer.from(signature, 'base64url'));
  }
}
