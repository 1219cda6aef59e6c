import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class NoViewport extends DeployedServer {
  override head() {
    return super.head().replace(/<meta name="viewport"[^>]*>/, '');
  }
}

serve(new NoViewport());
