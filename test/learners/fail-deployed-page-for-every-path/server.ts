import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask } from '../shared/tiny-server.ts';

class PageForEveryPath extends DeployedServer {
  override head() {
    return super.head().replace('/app.js', '/assets/app.js');
  }

  override unknownPath(ask: Ask) {
    return ask.path.startsWith('/assets/') ? this.home() : super.unknownPath(ask);
  }
}

serve(new PageForEveryPath());
