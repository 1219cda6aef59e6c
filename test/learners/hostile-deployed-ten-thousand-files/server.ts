import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class TenThousandFiles extends DeployedServer {
  override head() {
    const scripts = Array.from({ length: 10_000 }, (_, index) => `<script src="/${index}.js"></script>`);
    return `${super.head()}${scripts.join('')}`;
  }
}

serve(new TenThousandFiles());
