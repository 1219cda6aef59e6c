import { serve } from '../shared/serve.ts';
import { TinyServer, type Ask, type Entry, json } from '../shared/tiny-server.ts';

class FiltersThePage extends TinyServer {
  override list(ask: Ask) {
    const page = Number(ask.query.get('page') ?? 1);
    const size = Number(ask.query.get('limit') ?? 20);
    const wanted = ask.query.get(this.flag);
    const fits = (entry: Entry) => wanted === null || String(entry[this.flag]) === wanted;
    return json(200, {
      items: this.pageOf(this.entries, page, size).filter(fits),
      total: this.entries.filter(fits).length,
    });
  }
}

serve(new FiltersThePage());
