/** The other side of a request: it is read with distrust, and endorsed by whoever runs this instance, or not at all. */
import { AppError, type EndorsementRequest } from '@waymark/contract';
import {
  ENDORSEMENT_TYPE, nameProblem, noteProblem, pageAddress, tidyName, tidyNote, verifyRequest, withMarks,
  type EndorsementPayload, type RequestPayload, type Signed,
} from '@waymark/contract/endorsement'; // prettier-ignore
import type { Instant } from '@waymark/learning';
import { renderMarkdown } from '@waymark/roadmap/render';
import { randomUUID } from 'node:crypto';
import { refuse, type Signing } from './ask.ts';

const DAY_MS = 86_400_000;
/** Somebody who has not answered for two months is asked again, with what is true by then. */
const KEEPS_DAYS = 60;

interface Opened {
  payload: RequestPayload;
  key: string;
}

/** @throws AppError `request-refused` */
async function opened(value: unknown, now: Instant): Promise<Opened> {
  const verified = await verifyRequest(value);
  if (!verified.ok) throw new AppError('request-refused', verified.reason);
  const days = (Date.parse(now) - Date.parse(verified.payload.askedAt)) / DAY_MS;
  const day = verified.payload.askedAt.slice(0, 10);
  if (days > KEEPS_DAYS)
    throw new AppError('request-refused', `It was asked on ${day}, more than ${KEEPS_DAYS} days ago. Ask for a new file.`); // prettier-ignore
  // A day, because nobody's clock is right.
  if (days < -1)
    throw new AppError('request-refused', `It was asked on ${day}, which has not come yet. One of the two clocks is wrong: set it, then open the file again.`); // prettier-ignore
  return verified;
}

/**
 * @param value what somebody was sent
 * @param ownKey thumbprint of this instance's key
 * @throws AppError `request-refused`
 */
export async function readRequest(value: unknown, ownKey: string, now: Instant): Promise<EndorsementRequest> {
  const { payload, key } = await opened(value, now);
  const { from, askedAt, explanation, title, asked, digest, strength, ideas, exchange, questions } = payload;
  return {
    ...{ from, askedAt, explanation, title: withMarks(title).text, html: renderMarkdown(asked) },
    ...withMarks(payload.text),
    ...{ digest, strength, key, isOwn: key === ownKey },
    ideas: ideas.map(({ name, means, quote }) => ({
      ...{ name: withMarks(name).text, means: withMarks(means).text },
      quote: quote === null ? null : withMarks(quote).text,
    })),
    exchange: exchange === null ? null : { ...exchange, run: null },
    questions: questions.map((one, at) => questionOf(one, at)),
  };
}

function questionOf(
  { question, options, answer, right, rightPlace, rightText, why }: RequestPayload['questions'][number],
  at: number,
): EndorsementRequest['questions'][number] {
  return {
    ...{ number: at + 1, html: renderMarkdown(question), question: withMarks(question).text, answer },
    options: options.map((option) => withMarks(option).text),
    result: { right, rightPlace, rightText, html: renderMarkdown(why), why },
  };
}

/** What somebody says when they endorse. */
export interface Said {
  name: string;
  page: string | null;
  looked: EndorsementPayload['looked'];
  ownWords: boolean;
  note: string;
}

/** @throws AppError `request-refused`, `own-endorsement`, `invalid-request` */
export async function endorse(value: unknown, said: Said, { signer, now, ...by }: Signing): Promise<Signed> {
  const { payload, key } = await opened(value, now);
  if (key === signer.publicKey.kid) throw new AppError('own-endorsement');
  const [name, note] = [tidyName(said.name), tidyNote(said.note)];
  const page = (said.page ?? '').trim() === '' ? null : pageAddress(said.page ?? '');
  refuse('name', nameProblem(name));
  refuse('note', noteProblem(note));
  if ((said.page ?? '').trim() !== '' && page === null)
    refuse('page', 'Write the address of a page of yours that begins with https://, or leave it empty.');
  if (!said.ownWords)
    refuse('ownWords', 'Sign only if, as far as you can tell, the words are theirs. If they are not, do not sign.');
  const endorsement: EndorsementPayload = {
    ...{ version: 1, id: randomUUID(), instance: by.instance, mode: by.mode, request: value as Signed },
    ...{ digest: payload.digest, name, page, looked: said.looked, ownWords: true, note, endorsedAt: now },
  };
  return signer.sign(ENDORSEMENT_TYPE, endorsement);
}
