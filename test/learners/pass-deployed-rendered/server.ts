import { RenderedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class Rendered extends RenderedServer {
  override head(): string {
    return `${super.head()}<meta name="commit" content="${this.commit.slice(0, 12)}">`;
  }

  override version() {
    return this.error(404, 'nothing here');
  }
}

serve(new Rendered());
