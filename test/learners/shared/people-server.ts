/** The right server of the rung authentication; the wrong ones replace one method. Tokens are signed, as most learners' are. */
import { createHmac, randomBytes, scryptSync } from 'node:crypto';
import { json, TinyServer, type Ask, type Reply } from './tiny-server.ts';

export interface Person {
  id: string;
  email: string;
  salt: string;
  hash: string;
  role: string;
}

export class PeopleServer extends TinyServer {
  people: Person[] = [];
  key = randomBytes(32);

  override answer(ask: Ask): Reply | Promise<Reply> {
    if (ask.path === '/auth/register' && ask.method === 'POST')
      return this.withBody(ask, (body) => this.register(body));
    if (ask.path === '/auth/login' && ask.method === 'POST') return this.withBody(ask, (body) => this.signIn(body));
    if (ask.path === '/auth/me' && ask.method === 'GET') return this.me(ask);
    return super.answer(ask);
  }

  register(body: Record<string, unknown>): Reply {
    const { email, password } = body;
    if (!this.isEmail(email) || !this.isPassword(password)) return this.error(422, 'email or password');
    if (this.byEmail(email) !== undefined) return this.error(409, 'registered already');
    const salt = randomBytes(8).toString('hex');
    const id = String(this.people.length + 1);
    const person = { id, email: this.normal(email), salt, hash: this.hash(password, salt), role: 'user' };
    this.people.push(person);
    return json(201, this.shown(person));
  }

  isEmail(email: unknown): email is string {
    return typeof email === 'string' && /^\S+@\S+\.\S+$/.test(email);
  }

  isPassword(password: unknown): password is string {
    return typeof password === 'string' && password.length >= 8;
  }

  normal(email: string): string {
    return email.toLowerCase();
  }

  hash(password: string, salt: string): string {
    return scryptSync(password, salt, 16, { N: 256 }).toString('hex');
  }

  byEmail(email: string): Person | undefined {
    return this.people.find((person) => person.email === this.normal(email));
  }

  shown({ id, email }: Person): object {
    return { id, email };
  }

  signIn({ email, password }: Record<string, unknown>): Reply {
    const person = typeof email === 'string' ? this.byEmail(email) : undefined;
    if (person === undefined) return this.unknown();
    if (typeof password !== 'string' || !this.fits(person, password)) return this.wrongPassword();
    return json(200, { token: this.tokenFor(person) });
  }

  fits(person: Person, password: string): boolean {
    return this.hash(password, person.salt) === person.hash;
  }

  unknown(): Reply {
    return this.wrongPassword();
  }

  wrongPassword(): Reply {
    return this.error(401, 'address or password are wrong');
  }

  tokenFor({ id }: Person): string {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: id, at: randomBytes(4).toString('hex') })}`;
    return `${signed}.${this.signature(signed)}`;
  }

  signature(signed: string): string {
    return createHmac('sha256', this.key).update(signed).digest('base64url');
  }

  /** @returns null for a token that is not ours */
  subjectOf(token: string): string | null {
    const [header = '', payload = '', signature] = token.split('.');
    if (token.split('.').length !== 3 || signature !== this.signature(`${header}.${payload}`)) return null;
    return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string }).sub;
  }

  whoAsks({ headers }: Ask): Person | null {
    const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    const id = token === undefined ? null : this.subjectOf(token);
    return this.people.find((person) => person.id === id) ?? null;
  }

  me(ask: Ask): Reply {
    const person = this.whoAsks(ask);
    return person === null ? this.signInFirst() : json(200, this.shown(person));
  }

  signInFirst(): Reply {
    const { status, headers, body } = this.error(401, 'sign in first');
    return { status, headers: { ...headers, 'WWW-Authenticate': 'Bearer' }, body };
  }
}
