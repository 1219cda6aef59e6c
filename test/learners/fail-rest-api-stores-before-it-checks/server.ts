import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class StoresBeforeItChecks extends TinyServer {
  override replace(id: string, body: Record<string, unknown>) {
    const entry = this.find(id);
    if (!entry) return this.missing(id);
    Object.assign(entry, this.content(body));
    return this.refused(this.rules(body)) ?? this.change(entry, body);
  }
}

serve(new StoresBeforeItChecks());
