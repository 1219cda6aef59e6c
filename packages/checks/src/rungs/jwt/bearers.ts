/** People with their tokens read, and tokens that have to be refused. */
import type { Tools } from '../../check/model.ts';
import { newPerson, readToken, signIn, whoAmI, type SignedIn } from '../authentication/people.ts';
import { readWebToken, type WebToken } from './web-token.ts';

export interface Bearer extends SignedIn {
  web: WebToken;
}

export async function newBearer(t: Tools): Promise<Bearer> {
  const person = await newPerson(t);
  return { ...person, web: webTokenOf(t, person.token) };
}

export async function signInAgain(t: Tools, person: SignedIn): Promise<Bearer> {
  const token = readToken(t, await signIn(t, person));
  return { ...person, token, web: webTokenOf(t, token) };
}

function webTokenOf(t: Tools, token: string): WebToken {
  const web = readWebToken(token);
  if (typeof web !== 'string') return web;
  return t.fail({
    expected: 'a token of three parts in base64url with dots between them: header.payload.signature',
    actual: web,
    advice: 'Answer a sign-in with a JSON Web Token, made by a library for it: its sign function returns such a text.',
  });
}

export interface Forgery {
  /** After "a token ...": what is wrong with it. */
  what: string;
  token: string;
}

/** Sends each as the token of a request; every one has to be answered with 401. */
export async function expectAllRefused(t: Tools, forgeries: readonly Forgery[], advice: string): Promise<void> {
  for (const { what, token } of forgeries) {
    const answer = await whoAmI(t, `Bearer ${token}`);
    if (answer.status !== 401) answer.fail(`status 401 for a token ${what}`, `status ${answer.status}`, advice);
  }
}
