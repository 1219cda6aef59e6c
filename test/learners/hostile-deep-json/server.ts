import { serve } from '../shared/serve.ts';
import { JSON_TYPE, TinyServer } from '../shared/tiny-server.ts';

class DeepJson extends TinyServer {
  override created() {
    return { status: 201, headers: JSON_TYPE, body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` };
  }
}

serve(new DeepJson());
