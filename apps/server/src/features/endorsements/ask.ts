/** Asking: the text of an attempt that passed, with all that somebody else needs to judge it, signed by this instance. */
import { AppError, type ExplanationAttempt } from '@waymark/contract';
import {
  nameProblem, requestPayload, REQUEST_TYPE, tidyName, type RequestPayload, type Signed,
} from '@waymark/contract/endorsement'; // prettier-ignore
import type { ExplainTask, Instant } from '@waymark/learning';
import { explanationAttempts, type Db } from '@waymark/store';
import { createHash, randomUUID } from 'node:crypto';
import type { OpenProgramme } from '../../programme/open.ts';
import type { Signer } from '../../programme/signer.ts';
import type { Mode } from '../../programme/strength.ts';
import { attemptOf } from '../explanations/views.ts';

/** Who signs, and when. */
export interface Signing {
  instance: string;
  mode: Mode;
  signer: Signer;
  now: Instant;
}

/** @returns the SHA-256 of a text as UTF-8, in hex */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** @throws AppError `invalid-request` that names the field */
export function refuse(field: string, message: string | null): void {
  if (message !== null) throw new AppError('invalid-request', message, [{ path: `body.${field}`, message }]);
}

/**
 * @param given the learner's name
 * @throws AppError `attempt-not-found`, `not-passed`, `invalid-request`
 */
export async function ask(
  db: Db,
  open: OpenProgramme,
  task: ExplainTask,
  attemptId: string,
  given: string,
  { instance, mode, signer, now }: Signing,
): Promise<Signed> {
  const from = tidyName(given);
  refuse('name', nameProblem(from));
  const attempt = await explanationAttempts.get(db, open.programme.id, attemptId);
  if (attempt?.explanation !== task.slug) throw new AppError('attempt-not-found');
  if (attempt.finishedAt === null || !attempt.passed) throw new AppError('not-passed');
  const about = { version: 1, id: randomUUID(), instance, mode, from, askedAt: now } as const;
  const payload = requestPayload.safeParse({ ...about, ...contentOf(task, attemptOf(task, attempt)) });
  // Held against the schema that its reader uses: a file that nobody could open is not handed out.
  if (!payload.success) throw new AppError('conflict', 'This attempt is too large to be put into a request.');
  return signer.sign(REQUEST_TYPE, payload.data);
}

type Content = Omit<RequestPayload, 'version' | 'id' | 'instance' | 'mode' | 'from' | 'askedAt'>;

/** No more than the learner sees of an attempt that passed. */
function contentOf(task: ExplainTask, attempt: ExplanationAttempt): Content {
  const { id, title, text, finishedAt, result, questions } = attempt;
  return {
    ...{ explanation: task.slug, attempt: id, title, asked: task.prompt.trim(), text, digest: digestOf(text) },
    ...{ finishedAt: finishedAt ?? '', strength: result?.strength ?? 'claimed' },
    ideas: (result?.ideas ?? []).map(({ name, means, quote }) => ({
      ...{ name, means, quote: quote === null ? null : text.slice(quote.start, quote.end) },
    })),
    exchange: exchangeOf(attempt),
    questions: questions.map(({ question, options, answer, result: said }) => ({
      ...{ question, options, answer, right: said?.right ?? false, why: said?.why ?? '' },
      ...{ rightPlace: said?.rightPlace ?? null, rightText: said?.rightText ?? null },
    })),
  };
}

/** Without the run that it comes from, which says nothing to anybody else. */
function exchangeOf({ exchange }: ExplanationAttempt): Content['exchange'] {
  if (exchange === null) return null;
  const { check, base, method, target, request, response } = exchange;
  return { check, base, method, target, request, response };
}
