/** A learner whose text has passed, and somebody else with a Waymark of their own. */
import { ApiError } from '@waymark/contract/client';
import type { Signed } from '@waymark/contract/endorsement';
import { explanationAttempts, programmes } from '@waymark/store';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { PACK } from '../../app.fixture.ts';
import { openSigner, type Signer } from '../../programme/signer.ts';
import { newLearner, PROGRAMME as params, type Learner, type LearnerOptions } from '../learner.fixture.ts';

export const AT = '/api/programmes/{programme}/endorsements';
export const ATTEMPTS = '/api/programmes/{programme}/explanations/{explanation}/attempts';
/** Asks no questions: a good text alone passes. */
export const SUBJECT = 'git-history';
export const NOTE = 'She explained to me why a rebase is not a merge, and answered what I asked back.';
export const SAID = { name: 'Ada Lovelace', page: null, looked: 'talked', ownWords: true, note: NOTE } as const;

export async function goodText(slug = SUBJECT): Promise<string> {
  const file = await readFile(path.join(PACK, 'explanations/answers', `${slug}.yaml`), 'utf8');
  return (parse(file) as { good: { text: string }[] }).good[0]?.text ?? assert.fail(slug);
}

/** Holds that a call was refused with that code, in words. */
export function refused(code: string, says = /^[A-Z“]/): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof ApiError, String(error));
    assert.equal(error.body.code, code, error.message);
    assert.match(error.message, says);
    return true;
  };
}

export function contentOf({ payload }: Signed): object {
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
}

/** Signed like the real one, by somebody who changed what is in it. */
export function forged(signer: Signer, file: Signed, changes: object, type?: string): Promise<Signed> {
  const { typ } = JSON.parse(Buffer.from(file.protected, 'base64url').toString()) as { typ: string };
  return signer.sign(type ?? typ, { ...contentOf(file), ...changes });
}

export type Pair = Awaited<ReturnType<typeof newPair>>;

/** Grace has explained something; Ada could endorse it. */
export async function newPair(options: LearnerOptions = {}) {
  const [grace, ada] = await Promise.all([newLearner(options), newLearner()]);
  const keyOf = ({ app }: Learner): Promise<Signer> => openSigner((work) => app.store.transaction(work));
  const [graceKey, adaKey] = await Promise.all([keyOf(grace), keyOf(ada)]);
  const text = await goodText();
  const attempt = await pass(grace, text);
  const evidence = async () =>
    (await grace.client.call('GET', '/api/programmes/{programme}/progress', { params })).evidence;
  return {
    ...{ grace, ada, graceKey, adaKey, text, attempt, evidence },
    owner: async () => (await programmes.currentId(grace.app.store.db)) ?? assert.fail('no programme'),
    ask: (name = 'Grace Hopper', id = attempt, explanation = SUBJECT): Promise<Signed> =>
      grace.client.call('POST', `${ATTEMPTS}/{attempt}/ask`, {
        params: { ...params, explanation, attempt: id },
        body: { name },
      }),
    read: (request: unknown, by = ada) =>
      by.client.call('POST', '/api/endorsement-requests/read', { body: { request } }),
    sign: (request: unknown, more: object = {}, by = ada): Promise<Signed> =>
      by.client.call('POST', '/api/endorsement-requests/sign', { body: { request, ...SAID, ...more } }),
    take: (endorsement: unknown, by = grace) => by.client.call('POST', AT, { params, body: { endorsement } }),
    list: async () => (await grace.client.call('GET', AT, { params })).endorsements,
    strengths: async () => (await evidence()).map(({ kind, strength }) => `${kind} ${strength}`),
    withdraw: (id: string) =>
      grace.client.call('POST', '/api/programmes/{programme}/evidence/{evidence}/withdraw', {
        params: { ...params, evidence: id },
        body: {},
      }),
    close: () => Promise.all([grace.close(), ada.close()]),
  };
}

/** Hands in a good text, with the answers that only the store knows. @returns the attempt that passed */
export async function pass({ client, app }: Learner, text: string, explanation = SUBJECT): Promise<string> {
  const own = { ...params, explanation };
  const { id } = await client.call('POST', ATTEMPTS, { params: own, body: {} });
  const owner = (await programmes.currentId(app.store.db)) ?? assert.fail('no programme');
  const { questions } = (await explanationAttempts.get(app.store.db, owner, id)) ?? assert.fail('no attempt');
  const answers = questions.map(({ right, accept }) => right ?? accept[0] ?? null);
  const { attempt } = await client.call('POST', `${ATTEMPTS}/{attempt}/finish`, {
    params: { ...own, attempt: id },
    body: { text, answers },
  });
  assert.equal(attempt.result?.passed, true);
  return id;
}
