import { DeployedServer, SCRIPT } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class SourceMaps extends DeployedServer {
  override files() {
    const source = '{"version":3,"sources":["app.ts"],"sourcesContent":["// TODO the key is 1234"],"mappings":""}';
    const { '/load.js': load, ...others } = super.files();
    const mapped = { type: SCRIPT, body: `${load?.body ?? ''}//# sourceMappingURL=load.js.map\n` };
    return { ...others, '/load.js': mapped, '/load.js.map': { type: 'application/json', body: source } };
  }
}

serve(new SourceMaps());
