import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class CopiesTheBody extends TinyServer {
  override content(body: Record<string, unknown>) {
    return { ...body, ...super.content(body) };
  }
}

serve(new CopiesTheBody());
