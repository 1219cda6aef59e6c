/** People whom the learner's server has never seen, and how they sign in. */
import type { Answer } from '../../check/answer.ts';
import type { Tools } from '../../check/model.ts';
import type { Schema } from '../../schema/model.ts';

export interface Person {
  email: string;
  password: string;
}

export interface SignedIn extends Person {
  id: string | number;
  token: string;
}

const PERSON_SCHEMA: Schema = {
  type: 'object',
  required: ['id', 'email'],
  properties: {
    id: {
      anyOf: [{ type: 'string', minLength: 1 }, { type: 'integer' }],
      description: 'an id: text or a whole number',
    },
    email: { type: 'string' },
  },
};

export function stranger(t: Tools): Person {
  return { email: t.random.email(), password: t.secret(t.random.password()) };
}

export function register(t: Tools, person: object): Promise<Answer> {
  return t.send({ method: 'POST', path: t.terms.auth.register, json: person });
}

export function signIn(t: Tools, person: object): Promise<Answer> {
  return t.send({ method: 'POST', path: t.terms.auth.signIn, json: person });
}

/** @param authorization the whole header; none where it is left out */
export function whoAmI(t: Tools, authorization?: string): Promise<Answer> {
  const headers = authorization === undefined ? {} : { Authorization: authorization };
  return t.send({ method: 'GET', path: t.terms.auth.me, headers });
}

/** @returns what the body says of a person, after it was held against the brief */
export function readPerson(answer: Answer): { id: string | number; email: string } {
  const advice = 'Answer with the id and the email of the person, as the brief shows it.';
  const person = answer.expectJson(PERSON_SCHEMA, advice) as { id: string | number; email: string };
  expectNoPassword(answer);
  return person;
}

const HIDDEN = ['password', 'passwordHash', 'password_hash', 'hash', 'pwd', 'passwd', 'salt'];

export function expectNoPassword(answer: Answer): void {
  for (const name of HIDDEN)
    answer.expectNoField(
      name,
      'Choose the fields you send one by one: a password leaves the server in no form, also not hashed.',
    );
}

/** @returns the token of a sign-in that has to work */
export function readToken(t: Tools, answer: Answer): string {
  answer.expectStatus(200, `Answer POST ${t.terms.auth.signIn} with 200 where address and password are right.`);
  const field = t.terms.auth.token;
  const schema: Schema = {
    type: 'object',
    required: [field],
    properties: { [field]: { type: 'string', minLength: 16 } },
  };
  const advice = `Answer with a token of at least 16 characters in the field "${field}".`;
  const body = answer.expectJson(schema, advice) as Record<string, string>;
  expectNoPassword(answer);
  return t.secret(body[field] ?? '');
}

/** A token goes through many hands, and whoever has it can undo what is no encryption. */
export function expectNotInside(answer: Answer, token: string, password: string): void {
  const read = token.split('.').flatMap((part) => [part, ...DISGUISES.map((how) => Buffer.from(part, how).toString())]);
  if (read.some((text) => text.includes(password)))
    answer.fail(
      'a token without the password in it',
      'a token from which the password can be read',
      'Put nothing secret into a token: sign the id of the person, or hand out a random text. Base64 and hex hide nothing.',
    );
}

const DISGUISES = ['base64', 'base64url', 'hex'] as const;

/** Registers somebody new and signs them in. */
export async function newPerson(t: Tools): Promise<SignedIn> {
  const person = stranger(t);
  const registered = await register(t, person);
  registered.expectStatus(201, `Answer POST ${t.terms.auth.register} with 201 for somebody new.`);
  const { id } = readPerson(registered);
  return { ...person, id, token: readToken(t, await signIn(t, person)) };
}

export function expectRefused(answer: Answer, advice: string): void {
  answer.expectStatus(401, advice);
}
