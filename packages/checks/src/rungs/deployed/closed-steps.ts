/** What a server on the open net keeps to itself. */
import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import type { Ask } from '../../check/model.ts';
import type { Terms } from '../../terms/model.ts';
import { serverAnswers } from '../hello-server/steps.ts';
import { insidesIn } from './traces.ts';

/** Files that lie beside a program and hold what nobody else should know. */
export const INSIDES = ['/.env', '/.git/HEAD', '/.git/config'] as const;
/** A percent sign and what is no letter in UTF-8: reading the path fails. */
const UNREADABLE = '%c0';
const BROWSER = { Accept: 'text/html' };

export const hidesItsErrors = step({
  id: 'hides-its-errors',
  title: 'Errors show nothing of the program: no stack trace, no debug page',
  after: [serverAnswers],
  weight: 2,
  async run(t) {
    const { path } = t.terms;
    const unknown = `/${t.random.word()}-${t.random.hex(6)}`;
    const broken = { headers: { 'Content-Type': 'application/json' }, text: `{"${t.random.word()}": ` };
    const asks: Ask[] = [
      { method: 'GET', path: unknown, headers: BROWSER },
      { method: 'GET', path: `${path}${unknown}`, headers: BROWSER },
      { method: 'GET', path: `/${UNREADABLE}`, headers: BROWSER },
      { method: 'GET', path: `${path}/${UNREADABLE}`, headers: BROWSER },
      { method: 'POST', path, ...broken },
    ];
    for (const ask of asks) expectClosed(await t.send(ask));
  },
});

function expectClosed(answer: Answer): void {
  const insides = insidesIn(answer.text);
  if (insides !== null)
    answer.fail(
      'an error without anything of the program in it',
      insides,
      'Switch the debug mode off where others reach it (NODE_ENV=production, DEBUG=False), and answer errors yourself: the log is the place for traces.',
    );
  if (answer.status < 400 || answer.status > 499)
    answer.fail(
      'a status from 400 to 499',
      `status ${answer.status}`,
      'The request is wrong, not your program: answer 404 for what is not there, also where the address cannot be decoded, and 400 for a body that cannot be read.',
    );
}

export const hidesItsFiles = step({
  id: 'hides-its-files',
  title: `It serves no ${INSIDES.join(', no ')}`,
  after: [serverAnswers],
  weight: 2,
  async run(t) {
    for (const path of INSIDES) {
      // What may stand there is judged by its status alone, and kept nowhere.
      const answer = await t.send({ method: 'GET', path, isPrivate: true });
      if (answer.status >= 400 && answer.status < 500) continue;
      answer.fail(
        `status 404 for ${path}`,
        `status ${answer.status}`,
        'Serve one folder of files that are meant for everybody (public, dist), never that of the project. If this was open for a while, change every password and key in it.',
      );
    }
  },
});

export function closedSends({ path }: Terms): string[] {
  return [...INSIDES.map((one) => `GET ${one}`), `GET ${path}/:id`, `POST ${path}`];
}
