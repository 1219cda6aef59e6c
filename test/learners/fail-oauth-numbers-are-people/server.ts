import { OAuthServer, type ServiceAnswer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongNumbersArePeople extends OAuthServer {
  override async ask(path: string, init: RequestInit): Promise<ServiceAnswer> {
    const { status, body } = await super.ask(path, init);
    return { status, body: typeof body['sub'] === 'number' ? { ...body, sub: String(body['sub']) } : body };
  }
}

serve(new WrongNumbersArePeople());
