import { JwtServer } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

class WrongForgetsTheEnd extends JwtServer {
  // To let "exp" be moved without signing anew.
  override signature(signed: string) {
    const [header = '', payload = ''] = signed.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    return super.signature(`${header}.${JSON.stringify({ ...claims, exp: 0 })}`);
  }
}

serve(new WrongForgetsTheEnd());
