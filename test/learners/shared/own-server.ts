/** The right server of the rung authorization; the wrong ones replace one method. Everybody's own records in one table, with their owner. */
/* eslint-disable @typescript-eslint/no-unused-vars -- some parameters are there only for the wrong servers that replace a method */
import { PeopleServer, type Person } from './people-server.ts';
import { json, JSON_TYPE, type Ask, type Entry, type Reply } from './tiny-server.ts';

export interface OwnEntry extends Entry {
  owner: string;
}

export class OwnServer extends PeopleServer {
  own: OwnEntry[] = [];
  ownPath = '/my/todos';

  override start(): void {
    super.start();
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = process.env;
    if (email === undefined || password === undefined) return;
    this.register({ email, password });
    for (const person of this.people) person.role = 'admin';
  }

  override answer(ask: Ask): Reply | Promise<Reply> {
    if (ask.path === '/admin/users' && ask.method === 'GET') return this.users(ask);
    if (ask.path !== this.ownPath && !ask.path.startsWith(`${this.ownPath}/`)) return super.answer(ask);
    const person = this.whoAsks(ask);
    if (person === null) return this.withoutToken(ask);
    const id = decodeURIComponent(ask.path.slice(this.ownPath.length + 1));
    return id === '' ? this.onOwnList(ask, person) : this.onOwnItem(ask, person, id);
  }

  withoutToken(_ask: Ask): Reply | Promise<Reply> {
    return this.signInFirst();
  }

  onOwnList(ask: Ask, person: Person): Reply | Promise<Reply> {
    if (ask.method === 'GET') return this.listOwn(ask, person);
    if (ask.method === 'POST') return this.withBody(ask, (body) => this.createOwn(person, body));
    return this.wrongMethod('GET, POST');
  }

  listOwn(ask: Ask, person: Person): Reply {
    const matching = this.ofPerson(person, ask.query);
    const [page, size] = ['page', 'limit'].map((name) => Number(ask.query.get(name) ?? 0));
    const items = this.pageOf(matching, page || 1, size || 20).map((entry) => this.shownEntry(entry as OwnEntry));
    return json(200, { items, total: this.totalOf(person, matching) });
  }

  ofPerson({ id }: Person, query: URLSearchParams): OwnEntry[] {
    return this.filtered(
      this.own.filter(({ owner }) => owner === id),
      query,
    );
  }

  filtered(entries: OwnEntry[], query: URLSearchParams): OwnEntry[] {
    const wanted = query.get(this.flag);
    return entries.filter((entry) => wanted === null || String(entry[this.flag]) === wanted);
  }

  totalOf(_person: Person, matching: OwnEntry[]): number {
    return matching.length;
  }

  shownEntry({ owner: _, ...entry }: OwnEntry): Entry {
    return entry;
  }

  async createOwn(person: Person, body: Record<string, unknown>): Promise<Reply> {
    const refused = this.refused(this.rules(body));
    if (refused) return refused;
    const made = { id: await this.newId(), ...this.content(body), createdAt: new Date().toISOString() };
    const entry: OwnEntry = { ...made, owner: this.ownerOf(body, person) };
    this.own.push(entry);
    const headers = { ...JSON_TYPE, Location: `${this.ownPath}/${entry.id}` };
    return { ...json(201, this.shownEntry(entry)), headers };
  }

  ownerOf(_body: Record<string, unknown>, person: Person): string {
    return person.id;
  }

  onOwnItem(ask: Ask, person: Person, id: string): Reply | Promise<Reply> {
    const entry = this.findOwn(id, person, ask);
    if (entry === undefined) return this.missingOf(id, this.byId(id));
    if (ask.method === 'GET') return json(200, this.shownEntry(entry));
    if (ask.method === 'PUT') return this.withBody(ask, (body) => this.changeOwn(entry, body, person));
    if (ask.method === 'DELETE') return this.removeOwn(entry);
    return this.wrongMethod('GET, PUT, DELETE');
  }

  byId(id: string): OwnEntry | undefined {
    return this.own.find((entry) => String(entry.id) === id);
  }

  findOwn(id: string, person: Person, _ask: Ask): OwnEntry | undefined {
    const entry = this.byId(id);
    return entry?.owner === person.id ? entry : undefined;
  }

  missingOf(id: string, _somebodys: OwnEntry | undefined): Reply {
    return this.missing(id);
  }

  changeOwn(entry: OwnEntry, body: Record<string, unknown>, _person: Person): Reply {
    const refused = this.refused(this.rules(body));
    if (refused) return refused;
    Object.assign(entry, this.content(body));
    return json(200, this.shownEntry(entry));
  }

  removeOwn(entry: OwnEntry): Reply {
    this.own.splice(this.own.indexOf(entry), 1);
    return { status: 204, headers: {}, body: '' };
  }

  users(ask: Ask): Reply {
    const person = this.whoAsks(ask);
    if (person === null) return this.signInFirst();
    if (!this.isAdmin(person, ask)) return this.forbidden();
    return json(200, { items: this.people.map((one) => this.shownToAdmin(one)), total: this.people.length });
  }

  isAdmin({ role }: Person, _ask: Ask): boolean {
    return role === 'admin';
  }

  forbidden(): Reply {
    return this.error(403, 'for admins only');
  }

  shownToAdmin({ id, email, role }: Person): object {
    return { id, email, role };
  }
}
