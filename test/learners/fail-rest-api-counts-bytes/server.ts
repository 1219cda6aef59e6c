import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class CountsBytes extends TinyServer {
  override rules(body: Record<string, unknown>) {
    const faults = super.rules(body);
    const { title } = body;
    if (typeof title === 'string' && Buffer.byteLength(title) > 200) faults['title'] = 'is too long';
    return faults;
  }
}

serve(new CountsBytes());
