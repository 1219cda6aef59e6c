import { createHmac } from 'node:crypto';
import { JwtServer, type Header } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

const HASHES: Record<string, string> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };

class WrongEmptyKey extends JwtServer {
  override accepts({ alg }: Header) {
    return Object.hasOwn(HASHES, alg);
  }

  override signature(signed: string, { alg }: Header) {
    const key = { HS256: this.key }[alg] ?? '';
    return createHmac(HASHES[alg] ?? 'sha256', key)
      .update(signed)
      .digest('base64url');
  }
}

serve(new WrongEmptyKey());
