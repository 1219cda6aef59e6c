import { OAuthServer, type ServiceAnswer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongTakesATokenOfA503 extends OAuthServer {
  override async ask(path: string, init: RequestInit): Promise<ServiceAnswer> {
    const answer = await super.ask(path, init);
    return typeof answer.body['access_token'] === 'string' ? { ...answer, status: 200 } : answer;
  }
}

serve(new WrongTakesATokenOfA503());
