/** The right server of the rung jwt; the wrong ones replace one method. */
import { PeopleServer, type Person } from './people-server.ts';

export interface Claims {
  sub: string;
  iat: number;
  exp: number;
  [claim: string]: unknown;
}

export interface Header {
  alg: string;
  [field: string]: unknown;
}

const ALGORITHM = 'HS256';

export class JwtServer extends PeopleServer {
  override tokenFor(person: Person): string {
    return this.signToken(this.header(), this.claimsOf(person));
  }

  signToken(header: Header, claims: unknown): string {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part(header)}.${part(claims)}`;
    return `${signed}.${this.signature(signed, header)}`;
  }

  header(): Header {
    return { alg: ALGORITHM, typ: 'JWT' };
  }

  claimsOf({ id }: Person): object {
    const iat = this.now();
    return { sub: id, iat, exp: iat + this.seconds() };
  }

  now(): number {
    return Math.floor(Date.now() / 1_000);
  }

  seconds(): number {
    return Number(process.env['TOKEN_SECONDS'] ?? 3_600);
  }

  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- some wrong servers look into the header
  override signature(signed: string, _header?: Header): string {
    return super.signature(signed);
  }

  override subjectOf(token: string): string | null {
    try {
      return this.verified(token)?.sub ?? null;
    } catch {
      return null;
    }
  }

  /** @throws SyntaxError for parts that are no JSON */
  verified(token: string): Claims | null {
    const parts = token.split('.');
    const [header = '', payload = '', signature = ''] = parts;
    if (parts.length !== 3) return null;
    const head = JSON.parse(Buffer.from(header, 'base64url').toString()) as Header;
    if (!this.accepts(head) || !this.isSigned(`${header}.${payload}`, signature, head)) return null;
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
    return this.isOver(claims) ? null : claims;
  }

  accepts(header: Header): boolean {
    return header.alg === ALGORITHM;
  }

  isSigned(signed: string, signature: string, header: Header): boolean {
    return signature === this.signature(signed, header);
  }

  isOver({ exp }: Claims): boolean {
    return exp <= Date.now() / 1_000;
  }
}
