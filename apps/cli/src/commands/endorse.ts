import type { EndorsementRequest } from '@waymark/contract';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { withConnection, type Connection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { jsonIn, readBytes, writeWhole } from '../shell/files.ts';
import { askAt } from '../terminal/ask.ts';
import { wrap } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';
import { plainText, safeText } from '../terminal/plain.ts';
import { showAnswer, showExchange, showQuestion } from './explain-result.ts';

export interface EndorseOptions {
  looked?: string;
  ownWords?: boolean;
  note?: string;
  name?: string;
  page?: string;
  output?: string;
}

type Looked = 'read' | 'talked';

/** What stands under the signature; null where somebody would rather not sign. */
interface Said {
  looked: Looked;
  ownWords: boolean;
  note: string;
  name: string;
  page: string | null;
}

/** `waymark endorse REQUEST`: shows what somebody asks to have endorsed, and signs it. Exit 1 where it is not signed. */
export async function endorse(context: Context, file: string, options: EndorseOptions): Promise<number> {
  const request = jsonIn(file, await readBytes(file));
  return withConnection(context, async ({ client }) => {
    const shown = await client.call('POST', '/api/endorsement-requests/read', { body: { request } });
    const output = path.resolve(context.cwd, options.output ?? `endorsement-${shown.explanation}.json`);
    if (options.output === undefined && existsSync(output))
      throw new CommandFailure(`There is a file ${path.basename(output)} already: name another one with --output.`);
    show(context.out, shown);
    if (shown.isOwn)
      throw new CommandFailure('This is a request of your own: somebody else has to sign it, with a Waymark of theirs.');
    const said = given(options) ?? (await asked(context.out, shown));
    if (said === null) {
      context.out.line('\nNot signed.');
      return EXIT.no;
    }
    return sign(context.out, client, request, said, output);
  });
} // prettier-ignore

async function sign(out: Output, client: Connection['client'], request: unknown, said: Said, file: string) {
  const signed = await client.call('POST', '/api/endorsement-requests/sign', { body: { request, ...said } });
  await writeWhole(file, `${JSON.stringify(signed, null, 2)}\n`);
  out.result(signed);
  out.line(`\nSigned. Send ${file} to whoever asked for it. Nobody else has it.`);
  return EXIT.ok;
}

function show(out: Output, request: EndorsementRequest): void {
  const { style, width } = out;
  const found = request.ideas.filter(({ quote }) => quote !== null).length;
  out.line(style.bold(safeText(`${request.from} asks you to endorse: ${request.title}`)));
  out.line(
    wrap(
      `Asked on ${request.askedAt.slice(0, 10)} with key ${request.key}. The signature fits. A program found ${found} of ${request.ideas.length} ideas and counted it as ${request.strength}.`,
      width,
      0,
    ),
  );
  out.line(`\n${style.bold('What was asked')}\n\n${plainText(request.html, width)}`);
  if (request.hidden > 0)
    out.line(style.warn(`\n${request.hidden} characters of the text cannot be seen; each is shown as a mark.`));
  out.line(`\n${style.bold('Their text')}\n`);
  for (const line of safeText(request.text).split('\n')) out.line(wrap(line, width, 0));
  out.line(`\n${style.bold('What a program found in it')}`);
  for (const { name, quote } of request.ideas) {
    out.line(`\n${quote === null ? style.warn('-') : style.paint('+')}  ${safeText(name)}`);
    if (quote !== null) out.line(style.dim(`   “${wrap(safeText(quote.replace(/\s+/g, ' ')), width, 4)}”`));
  }
  if (request.exchange !== null) showExchange(out, { ...request.exchange, run: request.exchange.check });
  for (const question of request.questions) {
    showQuestion(out, question, request.questions.length);
    const { answer, options } = question;
    const said = typeof answer === 'number' ? (options[answer] ?? '') : (answer ?? 'nothing');
    out.line(`\nThey answered: ${safeText(said)}`);
    showAnswer(out, question);
  }
}

/** All of it by options, for a terminal where nobody is asked; null where the note is missing. */
function given({ looked, ownWords, note, name, page }: EndorseOptions): Said | null {
  if (note === undefined) return null;
  if (name === undefined) throw new CommandFailure('Say who you are: --name "Your name".');
  if (looked !== 'read' && looked !== 'talked')
    throw new CommandFailure('Say how you looked: --looked read, or --looked talked where you talked it through as well.');
  if (ownWords !== true)
    throw new CommandFailure('Say that, as far as you can tell, the words are theirs: --own-words. Otherwise do not sign.');
  return { looked, ownWords, note, name, page: page ?? null };
} // prettier-ignore

async function asked(out: Output, { from }: EndorsementRequest): Promise<Said | null> {
  const ask = askAt((text) => out.raw(text));
  if (!ask.isTerminal) {
    ask.close();
    throw new CommandFailure('To sign, say --note "...", --name "...", --looked read or talked, and --own-words.');
  }
  try {
    const line = async (prompt: string): Promise<string> => ((await ask.line(`\n${prompt}\n> `)) ?? '').trim();
    const talked = await line('Have you read it (r), or read it and talked it through (t)? Enter alone: do not sign.');
    if (!/^[rt]$/i.test(talked)) return null;
    const own = await line(`As far as you can tell, are the words those of ${safeText(from)}? (y/n)`);
    if (!/^y/i.test(own)) return null;
    const note = await line('What you have to say of it, in at least one whole sentence:');
    const name = note === '' ? '' : await line('Your name:');
    if (name === '') return null;
    const page = await line('The https address of a page of yours that carries your key, or Enter:');
    return { looked: /^t/i.test(talked) ? 'talked' : 'read', ownWords: true, note, name, page: page || null };
  } finally {
    ask.close();
  }
}
