import { OAuthServer, ServiceFault, type Started } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongTakesATokenOfA503 extends OAuthServer {
  override async accessToken(code: string, started: Started): Promise<string | null> {
    const credentials = Buffer.from(`${this.clientId}:${this.clientSecret}`).toString('base64');
    const { status, body } = await this.ask('/token', {
      method: 'POST',
      headers: { Authorization: `Basic ${credentials}` },
      body: new URLSearchParams(this.form(code, started)),
    });
    if (status === 400 && body['error'] === 'invalid_grant') return null;
    if (typeof body['access_token'] !== 'string') throw new ServiceFault('no token');
    return body['access_token'];
  }
}

serve(new WrongTakesATokenOfA503());
