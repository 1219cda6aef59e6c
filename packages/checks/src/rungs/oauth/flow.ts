/** The ways of one sign-in: to the service, and back with a code. */
import type { Answer } from '../../check/answer.ts';
import type { Tools } from '../../check/model.ts';
import { oauthPaths } from '../../terms/model.ts';
import { readPerson, readToken, whoAmI } from '../authentication/people.ts';
import { Browser } from './browser.ts';
import type { Account, AuthorizationRequest, Service } from './service.ts';

const REDIRECTS = [302, 303, 307];
/** How a callback refuses what it was not to be given. */
export const REFUSED = [400, 401, 403];

/** Somebody whom the service knows and the learner's server does not. */
export function newAccount(t: Tools, some: Partial<Account> = {}): Account {
  return { sub: t.random.uuid(), email: t.random.email(), isVerified: true, name: t.random.phrase(), ...some };
}

/** Asks the start and reads where it sends the browser. @returns the whole address */
export async function toService(t: Tools, browser: Browser): Promise<{ answer: Answer; to: URL }> {
  const { start } = oauthPaths(t.terms);
  const answer = await browser.get(start);
  answer.expectStatus(REDIRECTS, `Answer GET ${start} with 302 and the address of the service in Location.`);
  const location = answer.header('Location') ?? '';
  const to = URL.parse(location);
  const { issuer } = t.provider.access;
  if (to === null || `${to.origin}${to.pathname}` !== `${issuer}/authorize`)
    return answer.fail(
      'Location: OAUTH_ISSUER and /authorize, then the parameters',
      location === '' ? 'no Location' : `Location: ${location.replaceAll(issuer, 'OAUTH_ISSUER').slice(0, 200)}`,
      'Send the browser to the address that the variable OAUTH_ISSUER names when your server starts, followed by /authorize.',
    );
  // A state is worth as much as a key for ten minutes.
  t.secret(to.searchParams.get('state') ?? '');
  return { answer, to };
}

export interface Begun {
  browser: Browser;
  request: AuthorizationRequest;
}

export async function begin(t: Tools, browser = new Browser(t)): Promise<Begun> {
  const { to } = await toService(t, browser);
  const query = to.searchParams;
  const request = {
    state: query.get('state') ?? '',
    challenge: query.get('code_challenge') ?? '',
    redirectUri: query.get('redirect_uri') ?? '',
    scope: query.get('scope') ?? '',
    nonce: query.get('nonce'),
  };
  return { browser, request };
}

export function comeBack(t: Tools, browser: Browser, query: Record<string, string>): Promise<Answer> {
  return browser.get(oauthPaths(t.terms).callback, query);
}

/** Goes all the way with what the service gives. */
export async function finish(t: Tools, service: Service, { browser, request }: Begun, account: Account) {
  const code = t.secret(service.approve(request, account));
  return { code, answer: await comeBack(t, browser, { code, state: request.state }) };
}

export interface Member {
  id: string | number;
  token: string;
  email: string;
}

/** A sign-in that has to work. */
export async function signInWith(t: Tools, service: Service, account: Account): Promise<Member> {
  const before = service.heard.length;
  const { answer } = await finish(t, service, await begin(t), account);
  return memberOf(t, answer, service.heard.slice(before));
}

export async function memberOf(t: Tools, answer: Answer, heard: Service['heard']): Promise<Member> {
  if (answer.status !== 200) answer.fail('status 200 for the callback', `status ${answer.status}`, whyNot(heard));
  const token = readToken(t, answer);
  const me = await whoAmI(t, `Bearer ${token}`);
  me.expectStatus(200, `The token of a callback is good at ${t.terms.auth.me}, like that of any other sign-in.`);
  return { ...readPerson(me), token };
}

function whyNot(heard: Service['heard']): string {
  const refused = heard.find((one) => one.refused !== null);
  if (refused !== undefined)
    return `The service refused a request to /${refused.at}: ${refused.refused ?? ''}. Its answer says so too, as error_description: write it to your log.`;
  if (!heard.some(({ at }) => at === 'token'))
    return 'Your server never asked the service for a token: POST OAUTH_ISSUER/token with the code. Read your log for what went wrong before.';
  if (!heard.some(({ at }) => at === 'userinfo'))
    return 'Your server got an access token and never asked who it is of: GET OAUTH_ISSUER/userinfo with it. Read your log for what went wrong between.';
  return 'The service answered everything your server asked. Answer the browser with 200 and { "token": "..." }, as for a sign-in with a password.';
}

/** @param what goes on after "for a callback" */
export function expectTurnedAway(
  answer: Answer,
  what: string,
  advice: string,
  wanted: readonly number[] = REFUSED,
): void {
  if (wanted.includes(answer.status)) return;
  answer.fail(`status ${wanted.join(' or ')} for a callback ${what}`, `status ${answer.status}`, advice);
}
