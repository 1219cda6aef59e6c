import type { Retro, RetroContent, RetroDesk, RetroJournal } from '@waymark/contract';
import { ApiError } from '@waymark/contract/client';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { CURRENT, withConnection, type Connection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { editText } from '../terminal/edit.ts';
import { plainDate, wrap } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';
import { factLines, formOf, readForm } from './retro-form.ts';

const RETROS = '/api/programmes/{programme}/retros';
const RETRO = '/api/programmes/{programme}/retros/{retro}';

export interface RetroOptions {
  list?: boolean;
  show?: string | true;
  form?: boolean;
  file?: string;
  /** End of a fortnight that was missed. */
  to?: string;
}

type Client = Connection['client'];

/** `waymark retro`: the form in the editor, or from a file; or the journal. */
export async function retro(context: Context, options: RetroOptions): Promise<number> {
  return withConnection(context, async ({ client }) => {
    if (options.list === true) return list(context.out, client);
    if (options.show !== undefined) return showOne(context.out, client, options.show);
    // What is handed in is read before a draft is begun: a misspelt file begins nothing.
    const given = options.file === undefined ? null : await textOf(context, options.file);
    const desk = await begin(context.out, client, options.to);
    if (desk === null) return EXIT.no;
    if (options.form === true) context.out.raw(formOf(desk));
    else if (given !== null) return handIn(context.out, client, desk, given);
    else if (process.stdin.isTTY) return write(context, client, desk);
    else showDesk(context.out, desk);
    return EXIT.ok;
  });
}

async function textOf({ cwd }: Context, file: string): Promise<string> {
  if (file === '-') return readAll(process.stdin);
  return readFile(path.resolve(cwd, file), 'utf8').catch(() => {
    throw new CommandFailure(
      `${file} cannot be read. Name a form as waymark retro --form writes it, or - for standard input.`,
    );
  });
}

/** @returns null where none is due, after saying when the next one is */
async function begin(out: Output, client: Client, to: string | undefined): Promise<RetroDesk | null> {
  try {
    return await client.call('POST', RETROS, { params: CURRENT, body: to === undefined ? {} : { to } });
  } catch (error) {
    if (!(error instanceof ApiError) || error.body.code !== 'no-retro-due') throw error;
    const journal = await client.call('GET', RETROS, { params: CURRENT });
    out.result(journal);
    out.line(
      journal.coming
        ? `No retrospective is due. The next one is on ${plainDate(journal.coming.due)}.`
        : 'No retrospective is due.',
    );
    printMissed(out, journal);
    return null;
  }
}

function printMissed(out: Output, { missed }: RetroJournal): void {
  for (const { from, to } of missed)
    out.line(out.style.dim(`${plainDate(from)} to ${plainDate(to)} was not held: waymark retro --to ${to}`));
}

async function list(out: Output, client: Client): Promise<number> {
  const journal = await client.call('GET', RETROS, { params: CURRENT });
  out.result(journal);
  for (const { from, to, content } of journal.retros)
    out.line(`${plainDate(from)} to ${plainDate(to)}  ${content.intentions.map(({ text }) => text).join('; ')}`);
  if (journal.retros.length === 0) out.line('There is no retrospective yet.');
  else out.line(out.style.dim(`\nRead one: waymark retro --show ${journal.retros[0]?.to ?? ''}`));
  if (journal.due) out.line(`\nDue since ${plainDate(journal.due.due)}: waymark retro`);
  else if (journal.coming) out.line(`\nThe next one is on ${plainDate(journal.coming.due)}.`);
  printMissed(out, journal);
  return EXIT.ok;
}

/** @param wanted the last day of its fortnight; the latest where left out */
async function showOne(out: Output, client: Client, wanted: string | true): Promise<number> {
  const query = { limit: 100 };
  const { retros } = await client.call('GET', RETROS, { params: CURRENT, query });
  const found = retros.find((one) => wanted === true || one.to === wanted);
  if (found === undefined)
    throw new CommandFailure(wanted === true ? 'There is no retrospective yet.' : `There is no retrospective that ends on ${wanted}; waymark retro --list shows those there are.`); // prettier-ignore
  out.result(found);
  print(out, found);
  return EXIT.ok;
}

function print(out: Output, one: Retro): void {
  const { style } = out;
  out.line(style.bold(`${plainDate(one.from)} to ${plainDate(one.to)}`));
  for (const line of factLines(one)) out.line(style.dim(wrap(line, out.width, 0)));
  for (const { text, grade } of one.graded) out.line(`\nMeant: ${text} (${grade ?? 'not judged'})`);
  for (const { promptId, title } of one.prompts) {
    const text = one.content.answers.find((answer) => answer.promptId === promptId)?.text.trim() ?? '';
    if (text !== '') out.line(`\n${style.bold(title)}\n${text}`);
  }
  out.line('');
  for (const { text } of one.content.intentions) out.line(`Intended: ${text}`);
  if (one.effect) printEffect(out, one.effect);
}

function printEffect(out: Output, { told, after, moved }: NonNullable<Retro['effect']>): void {
  for (const said of told) out.line(said);
  if (after.endDate === null) return;
  const { forecast } = after;
  const range = forecast ? `; likely between ${plainDate(forecast.p50)} and ${plainDate(forecast.p95)}` : '';
  out.line(`${moved} blocks get another date. The plan ends ${plainDate(after.endDate)}${range}.`);
}

function showDesk(out: Output, desk: RetroDesk): void {
  out.result(desk);
  const { retro: one } = desk;
  out.line(out.style.bold(`Retrospective, ${plainDate(one.from)} to ${plainDate(one.to)}`));
  for (const line of factLines(one)) out.line(wrap(line, out.width, 0));
  out.line('');
  for (const { title, firstWords } of one.prompts) {
    out.line(out.style.bold(title));
    if (firstWords !== '') out.line(`  ${wrap(firstWords, out.width, 2)}`);
  }
  out.line(out.style.dim('\nWrite it: waymark retro --form > retro.md, then waymark retro --file retro.md'));
}

async function write({ out, env }: Context, client: Client, desk: RetroDesk): Promise<number> {
  for (const line of factLines(desk.retro)) out.line(wrap(line, out.width, 0));
  return handIn(out, client, desk, await editText(formOf(desk), env));
}

/** Finishes with an intention; without one the draft is kept. */
async function handIn(out: Output, client: Client, desk: RetroDesk, form: string): Promise<number> {
  const content: RetroContent = readForm(form, desk);
  const params = { ...CURRENT, retro: desk.retro.id };
  await client.call('PUT', `${RETRO}/draft`, { params, body: { content } });
  if (content.intentions.length === 0) {
    out.remark('Your draft is kept. Write one intention to finish it: waymark retro');
    return EXIT.no;
  }
  const ended = await client.call('POST', `${RETRO}/finish`, { params, body: { content } });
  out.result(ended);
  out.line('Finished. It stays as it is: waymark retro --show');
  if (ended.effect) printEffect(out, ended.effect);
  return EXIT.ok;
}
