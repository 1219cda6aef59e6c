import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class ClientChoosesTheId extends TinyServer {
  override content(body: Record<string, unknown>) {
    return { ...super.content(body), ...('id' in body && { id: body['id'] }) };
  }
}

serve(new ClientChoosesTheId());
