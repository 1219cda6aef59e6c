import { RenderedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';
import type { Entry } from '../shared/tiny-server.ts';

class KeepsItsPage extends RenderedServer {
  kept = '';

  override page() {
    this.kept ||= super.page();
    return this.kept;
  }

  override add(entry: Entry) {
    this.kept = '';
    return super.add(entry);
  }
}

serve(new KeepsItsPage());
