import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class OneTag extends DeployedServer {
  override page() {
    return `<!doctype html><html ${Array.from({ length: 100_000 }, (_, index) => `a${index}`).join(' ')}><title>Hello</title>`;
  }
}

serve(new OneTag());
