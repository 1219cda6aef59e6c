import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class TwoLetters extends TinyServer {
  override rules(body: Record<string, unknown>) {
    const faults = super.rules(body);
    const { title } = body;
    if (typeof title === 'string' && title.length < 2) faults['title'] = 'is too short';
    return faults;
  }
}

serve(new TwoLetters());
