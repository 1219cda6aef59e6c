import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { randomFrom } from '../../check/random.ts';
import type { Incoming } from '../../ports/provider.ts';
import { isSignedWith, readWebToken, type Jwk } from '../jwt/web-token.ts';
import { FOREIGN } from './id-tokens.ts';
import { Service } from './service.ts';

const ACCESS = { issuer: 'http://127.0.0.1:1', clientId: 'me', clientSecret: 's+ c:r', redirectUri: 'http://a/back' };
const ACCOUNT = { sub: 'u-1', email: 'ada@example.com', isVerified: true, name: 'Ada' };
const VERIFIER = 'v'.repeat(43);
const REQUEST = {
  state: 'state',
  challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  redirectUri: ACCESS.redirectUri,
  scope: 'openid email',
  nonce: 'n-1',
};

function playing() {
  const service = new Service(ACCESS, randomFrom('seed', 'service'));
  const ask = (some: Partial<Incoming>) => {
    const reply = service.answer({ method: 'GET', target: '/', headers: {}, body: '', ...some });
    assert.ok(typeof reply !== 'string');
    return { status: reply.status, body: JSON.parse(reply.body) as Record<string, string> };
  };
  const token = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    ask({
      ...{ method: 'POST', target: '/token', body: new URLSearchParams(form).toString() },
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  const right = (code: string): Record<string, string> => ({
    ...{ grant_type: 'authorization_code', code, redirect_uri: ACCESS.redirectUri, code_verifier: VERIFIER },
    ...{ client_id: ACCESS.clientId, client_secret: ACCESS.clientSecret },
  });
  return { service, ask, token, right };
}

function without(form: Record<string, string>, ...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(form).filter(([name]) => !names.includes(name)));
}

describe('the service that the check plays', () => {
  it('gives an access token for a code, once, and says whose it is', () => {
    const { service, ask, token, right } = playing();
    const code = service.approve(REQUEST, ACCOUNT);
    const first = token(right(code));
    assert.deepEqual([first.status, first.body['token_type']], [200, 'Bearer']);
    const headers = { authorization: `Bearer ${first.body['access_token'] ?? ''}` };
    const claims = { sub: 'u-1', email: 'ada@example.com', email_verified: true, name: 'Ada' };
    assert.deepEqual(ask({ target: '/userinfo', headers }).body, claims);
    assert.deepEqual([token(right(code)).status, service.heard.at(-1)?.refused], [400, 'this code was used before']);
    assert.ok(service.heard.every(({ odd }) => odd.length === 0));
  });

  it('takes the client by Basic too, encoded as the standard says or as it is', () => {
    const { service, token, right } = playing();
    for (const [id, secret] of [['me', 's+ c:r'].map(encodeURIComponent), ['me', 's%2B%20c%3Ar']] as [
      string,
      string,
    ][]) {
      const form = without(right(service.approve(REQUEST, ACCOUNT)), 'client_id', 'client_secret');
      const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
      assert.equal(token(form, { authorization }).status, 200);
    }
  });

  it('refuses what a real one refuses, with the standard’s word for it', () => {
    const { service, ask, token, right } = playing();
    const fresh = (): Record<string, string> => right(service.approve(REQUEST, ACCOUNT));
    const { body: noClient } = token({ ...fresh(), client_secret: 'x' });
    assert.equal(noClient['error'], 'invalid_client');
    assert.equal(token({ ...fresh(), code: 'x' }).body['error'], 'invalid_grant');
    assert.equal(token({ ...fresh(), code_verifier: 'w'.repeat(43) }).body['error'], 'invalid_grant');
    assert.equal(token({ ...fresh(), grant_type: 'password' }).body['error'], 'unsupported_grant_type');
    assert.equal(token(fresh(), { 'content-type': 'application/json' }).body['error'], 'invalid_request');
    assert.equal(ask({ target: '/token' }).status, 405);
    assert.equal(ask({ target: '/userinfo', headers: { authorization: 'Bearer x' } }).status, 401);
    assert.equal(ask({ target: '/nothing' }).status, 404);
  });

  it('notes what it lets pass although it should not have been', () => {
    const { service, token, right } = playing();
    const form = without(right(service.approve(REQUEST, ACCOUNT)), 'code_verifier', 'redirect_uri');
    assert.equal(token(form).status, 200);
    assert.deepEqual(service.heard.at(-1)?.odd, ['no redirect_uri, or another than at the start', 'no code_verifier']);
  });

  it('signs id tokens with a key that it publishes, and makes each foreign one wrong in its own way', () => {
    const { service, ask, token, right } = playing();
    const [key] = ask({ target: '/keys' }).body['keys'] as unknown as [Jwk];
    const next = () => {
      const { body } = token(right(service.approve(REQUEST, ACCOUNT)));
      return body['id_token'] ?? '';
    };
    const web = readWebToken(next());
    assert.ok(typeof web !== 'string' && isSignedWith(key, web));
    const { iss, aud, sub, nonce } = web.payload;
    assert.deepEqual([iss, aud, sub, nonce], [ACCESS.issuer, 'me', 'u-1', 'n-1']);
    const faults = FOREIGN.map((foreign) => {
      service.idTokens.next = { account: { ...ACCOUNT, sub: 'victim' }, foreign };
      const made = readWebToken(next());
      if (typeof made === 'string') return 'unsigned';
      assert.equal(made.payload['sub'], 'victim');
      if (!isSignedWith(key, made)) return 'signature';
      const { payload } = made;
      return payload['aud'] !== 'me' ? 'aud' : payload['iss'] !== ACCESS.issuer ? 'iss' : 'exp';
    });
    assert.deepEqual(faults.sort(), ['aud', 'exp', 'iss', 'signature', 'unsigned']);
  });

  it('stops listening to a program that asks in a ring', () => {
    const { ask, service } = playing();
    for (let round = 0; round < 2_000; round += 1) ask({ target: '/nothing' });
    assert.equal(ask({ target: '/nothing' }).status, 429);
    assert.equal(service.heard.length, 2_000);
  });
});
