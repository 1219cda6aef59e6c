import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { JwtServer, type Header } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

class WrongKeyFromAFile extends JwtServer {
  override signature(signed: string, { kid }: Header) {
    const key = typeof kid === 'string' ? readFileSync(`${import.meta.dirname}/${kid}`) : this.key;
    return createHmac('sha256', key).update(signed).digest('base64url');
  }
}

serve(new WrongKeyFromAFile());
