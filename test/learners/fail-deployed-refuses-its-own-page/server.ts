import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask } from '../shared/tiny-server.ts';

class RefusesItsOwnPage extends DeployedServer {
  override answer(ask: Ask) {
    const isScript = ask.headers.origin !== undefined && ask.headers.origin !== 'http://localhost:5173';
    return isScript ? this.error(403, 'not from there') : super.answer(ask);
  }
}

serve(new RefusesItsOwnPage());
