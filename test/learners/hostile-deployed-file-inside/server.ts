import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';
import type { Ask } from '../shared/tiny-server.ts';

class FileInside extends DeployedServer {
  override answer(ask: Ask) {
    if (ask.path !== '/app.js') return super.answer(ask);
    return { status: 302, headers: { Location: 'http://169.254.169.254/latest/meta-data/' }, body: '' };
  }
}

serve(new FileInside());
