import { text } from '../shared/tiny-server.ts';
import { OAuthServer } from '../shared/oauth-server.ts';
import { serve } from '../shared/serve.ts';

class WrongShowsWhatItIsTold extends OAuthServer {
  override saidNo(query: URLSearchParams) {
    return text(400, `<p>${query.get('error_description') ?? ''}</p>`, 'text/html');
  }
}

serve(new WrongShowsWhatItIsTold());
