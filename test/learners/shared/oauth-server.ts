/** The right server of the rung oauth; the wrong ones replace one method. */
import { createHash, randomBytes } from 'node:crypto';
import { PeopleServer, type Person } from './people-server.ts';
import { json, type Ask, type Reply } from './tiny-server.ts';

/** A sign-in that has begun. */
export interface Started {
  state: string;
  verifier: string;
}

export interface Profile {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
}

export interface OAuthPerson extends Person {
  sub?: string;
}

/** What the service says, and with which status. */
export interface ServiceAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** The service did not do its part. */
export class ServiceFault extends Error {}

const { OAUTH_ISSUER = '', OAUTH_CLIENT_ID = '', OAUTH_CLIENT_SECRET = '', OAUTH_REDIRECT_URI = '' } = process.env;

export class OAuthServer extends PeopleServer {
  override people: OAuthPerson[] = [];
  issuer = OAUTH_ISSUER;
  clientId = OAUTH_CLIENT_ID;
  clientSecret = OAUTH_CLIENT_SECRET;
  redirectUri = OAUTH_REDIRECT_URI;
  patienceMs = 1_000;
  /** By the value of the browser's cookie. */
  started = new Map<string, Started>();

  override answer(ask: Ask): Reply | Promise<Reply> {
    if (ask.path === '/auth/oauth/start' && ask.method === 'GET') return this.begin(ask);
    if (ask.path === '/auth/oauth/callback' && ask.method === 'GET') return this.callback(ask);
    return super.answer(ask);
  }

  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- some wrong servers look into the request
  begin(_ask: Ask): Reply {
    const started = { state: this.newState(), verifier: this.newVerifier() };
    const cookie = this.random();
    this.started.set(cookie, started);
    const headers = { Location: `${this.issuer}/authorize?${this.parameters(started).toString()}` };
    return { status: 302, headers: { ...headers, ...this.cookieHeader(cookie) }, body: '' };
  }

  random(): string {
    return randomBytes(32).toString('base64url');
  }

  newState(): string {
    return this.random();
  }

  newVerifier(): string {
    return this.random();
  }

  parameters({ state, verifier }: Started): URLSearchParams {
    return new URLSearchParams({
      response_type: 'code',
      client_id: this.clientId,
      redirect_uri: this.redirectUri,
      scope: 'profile email',
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
  }

  cookieHeader(value: string): Record<string, string> {
    return { 'Set-Cookie': `sign_in=${value}; HttpOnly; SameSite=Lax; Path=/auth; Max-Age=600` };
  }

  cookieOf(ask: Ask): string {
    return /(?:^|; )sign_in=([\w-]+)/.exec(ask.headers.cookie ?? '')?.[1] ?? '';
  }

  async callback(ask: Ask): Promise<Reply> {
    const started = this.take(ask);
    if (started === null) return this.error(400, 'start again');
    if (ask.query.has('error')) return this.saidNo(ask.query);
    const code = ask.query.get('code');
    if (code === null) return this.error(400, 'no code');
    try {
      return await this.exchange(code, started, ask);
    } catch (error) {
      return this.serviceFailed(error);
    }
  }

  /** @returns what this very browser began with this very state; once */
  take(ask: Ask): Started | null {
    const cookie = this.cookieOf(ask);
    const started = this.started.get(cookie);
    if (started === undefined || ask.query.get('state') !== started.state) return null;
    this.started.delete(cookie);
    return started;
  }

  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- some wrong servers show what stands in it
  saidNo(_query: URLSearchParams): Reply {
    return this.error(403, 'the service did not let you in');
  }

  serviceFailed(error: unknown): Reply {
    return error instanceof ServiceFault ? this.error(502, 'the service does not work') : this.error(500, 'broken');
  }

  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- some wrong servers look into the request
  async exchange(code: string, started: Started, _ask: Ask): Promise<Reply> {
    const token = await this.accessToken(code, started);
    if (token === null) return this.error(400, 'the service does not know this code');
    const profile = await this.profileOf(token);
    const person = this.personOf(profile);
    return person === null ? this.error(409, 'sign in with your password') : this.signedIn(person, token);
  }

  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- some wrong servers hand it on
  signedIn(person: OAuthPerson, _accessToken: string): Reply {
    return json(200, { token: this.tokenFor(person) });
  }

  form(code: string, { verifier }: Started): Record<string, string> {
    return { grant_type: 'authorization_code', code, redirect_uri: this.redirectUri, code_verifier: verifier };
  }

  /** @returns null where the service refuses the code */
  async accessToken(code: string, started: Started): Promise<string | null> {
    const credentials = Buffer.from(`${this.clientId}:${this.clientSecret}`).toString('base64');
    const { status, body } = await this.ask('/token', {
      method: 'POST',
      headers: { Authorization: `Basic ${credentials}` },
      body: new URLSearchParams(this.form(code, started)),
    });
    if (status === 400 && body['error'] === 'invalid_grant') return null;
    if (status !== 200 || typeof body['access_token'] !== 'string') throw new ServiceFault('no token');
    return body['access_token'];
  }

  async profileOf(token: string): Promise<Profile> {
    const { status, body } = await this.ask('/userinfo', { headers: { Authorization: `Bearer ${token}` } });
    const isWhole = typeof body['sub'] === 'string' && typeof body['email'] === 'string';
    if (status !== 200 || !isWhole) throw new ServiceFault('nobody');
    return body as unknown as Profile;
  }

  async ask(path: string, init: RequestInit): Promise<ServiceAnswer> {
    try {
      const response = await fetch(`${this.issuer}${path}`, { ...init, ...this.withLimit() });
      const body: unknown = await response.json();
      if (typeof body !== 'object' || body === null) throw new Error('no object');
      return { status: response.status, body: body as Record<string, unknown> };
    } catch (error) {
      throw new ServiceFault('no answer', { cause: error });
    }
  }

  withLimit(): RequestInit {
    return { signal: AbortSignal.timeout(this.patienceMs) };
  }

  /** @returns null where the address is somebody else's */
  personOf(profile: Profile): OAuthPerson | null {
    const known = this.people.find(({ sub }) => sub === profile.sub);
    if (known !== undefined) return known;
    return this.byEmail(profile.email) === undefined ? this.newPerson(profile) : null;
  }

  newPerson({ sub, email }: Profile): OAuthPerson {
    const id = String(this.people.length + 1);
    const person = { id, email: this.normal(email), salt: '', hash: '', role: 'user', sub };
    this.people.push(person);
    return person;
  }
}
