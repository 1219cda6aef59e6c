import { JwtServer, type Header } from '../shared/jwt-server.ts';
import { serve } from '../shared/serve.ts';

class WrongNoneWithACapital extends JwtServer {
  override accepts({ alg }: Header) {
    return alg !== 'none';
  }

  override isSigned(signed: string, signature: string, header: Header) {
    if (header.alg.toLowerCase() === 'none') return signature === '';
    return super.isSigned(signed, signature, header);
  }
}

serve(new WrongNoneWithACapital());
