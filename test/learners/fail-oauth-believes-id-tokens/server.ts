import { OAuthServer, type Profile, type Started } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongBelievesIdTokens extends OAuthServer {
  override parameters(started: Started) {
    const parameters = super.parameters(started);
    parameters.set('scope', 'openid profile email');
    return parameters;
  }

  override async ask(path: string, init: RequestInit) {
    const answer = await super.ask(path, init);
    const { id_token: id } = answer.body;
    if (typeof id === 'string') this.#claims = Buffer.from(id.split('.')[1] ?? '', 'base64url').toString();
    return answer;
  }

  override async profileOf(token: string) {
    return { ...(await super.profileOf(token)), ...(JSON.parse(this.#claims) as Partial<Profile>) };
  }

  #claims = '{}';
}

serve(new WrongBelievesIdTokens());
