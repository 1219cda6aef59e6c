import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';
import { text } from '../shared/tiny-server.ts';

const PAGE = `<title>Page not found at /</title><p>You’re seeing this error because you have <code>DEBUG = True</code> in
your Django settings file.</p>`;

class DjangoDebug extends DeployedServer {
  override unknownPath() {
    return text(404, PAGE, 'text/html');
  }
}

serve(new DjangoDebug());
