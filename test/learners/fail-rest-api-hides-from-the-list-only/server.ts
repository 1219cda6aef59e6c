import { serve } from '../shared/serve.ts';
import { TinyServer } from '../shared/tiny-server.ts';

class HidesFromTheListOnly extends TinyServer {
  private readonly hidden = new Set<string>();

  override remove(id: string) {
    if (!this.find(id)) return this.missing(id);
    this.hidden.add(id);
    return { status: 204, headers: {}, body: '' };
  }

  override matching(query: URLSearchParams) {
    return super.matching(query).filter((entry) => !this.hidden.has(String(entry.id)));
  }
}

serve(new HidesFromTheListOnly());
