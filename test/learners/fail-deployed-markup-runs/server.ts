import { RenderedServer } from '../shared/deployed-server.ts';
import { serve } from '../shared/serve.ts';

class MarkupRuns extends RenderedServer {
  override escaped(title: string) {
    return title;
  }
}

serve(new MarkupRuns());
