import { JwtServer } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

class WrongForgetsTheEnd extends JwtServer {
  // To let "exp" be moved without signing anew.
  override signature(signed: string) {
    const [header = '', payload = ''] = signed.split('.');
    const { sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string };
    return super.signature(`${header}.${sub}`);
  }
}

serve(new WrongForgetsTheEnd());
