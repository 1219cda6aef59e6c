import { DeployedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class StyleIsMissing extends DeployedServer {
  override files() {
    const { '/app.js': app, '/load.js': load } = super.files();
    return { ...(app && { '/app.js': app }), ...(load && { '/load.js': load }) };
  }
}

serve(new StyleIsMissing());
