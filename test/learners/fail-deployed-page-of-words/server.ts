import { DeployedServer, SCRIPT } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class PageOfWords extends DeployedServer {
  override files() {
    const { '/style.css': style } = super.files();
    return {
      '/style.css': style ?? { type: '', body: '' },
      '/app.js': { type: SCRIPT, body: 'document.title += "!";' },
    };
  }
}

serve(new PageOfWords());
