import { serve } from '../shared/serve.ts';
import { json, TinyServer, type Ask, type Entry } from '../shared/tiny-server.ts';

/** Stores what the tiny server knows, and speaks the names of waymark.yaml. */
class Books extends TinyServer {
  override path = '/api/books';

  override rules(body: Record<string, unknown>) {
    const { name, pages = 0 } = body;
    const { title } = super.rules({ title: name });
    return {
      ...(title !== undefined && { name: title }),
      ...(!Number.isInteger(pages) && { pages: 'is no whole number' }),
    };
  }

  override content(body: Record<string, unknown>) {
    return { title: String(body['name']), pages: body['pages'] ?? 0 };
  }

  override created(entry: Entry) {
    return { ...super.created(entry), body: JSON.stringify(book(entry)) };
  }

  override async change(entry: Entry, body: Record<string, unknown>) {
    await super.change(entry, body);
    return json(200, book(entry));
  }

  override read(id: string) {
    const entry = this.find(id);
    return entry ? json(200, book(entry)) : this.missing(id);
  }

  override list({ query }: Ask) {
    const size = Math.min(Number(query.get('per') ?? 20), 100);
    return json(200, this.pageOf(this.entries, Number(query.get('p') ?? 1), size).map(book));
  }
}

function book({ id, title, pages }: Entry) {
  return { isbn: id, name: title, pages };
}

serve(new Books());
