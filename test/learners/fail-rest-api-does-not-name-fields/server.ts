import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class DoesNotNameFields extends TinyServer {
  override refused(faults: Record<string, string>) {
    return Object.keys(faults).length === 0 ? null : this.error(422, 'something is wrong');
  }
}

serve(new DoesNotNameFields());
