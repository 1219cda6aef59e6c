import { OwnServer } from '../shared/own-server.ts';
import { serve } from '../shared/serve.ts';

class WrongAllInPublic extends OwnServer {
  override matching(query: URLSearchParams) {
    return [...super.matching(query), ...this.filtered(this.own, query).map((entry) => this.shownEntry(entry))];
  }
}

serve(new WrongAllInPublic());
