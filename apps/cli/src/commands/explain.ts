import type { ExplanationAttempt, ExplanationSummary } from '@waymark/contract';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { CURRENT, withConnection, type Connection, type Context } from '../shell/context.ts';
import { CommandFailure, EXIT } from '../shell/failure.ts';
import { writeWhole } from '../shell/files.ts';
import { askAt } from '../terminal/ask.ts';
import type { Output } from '../terminal/output.ts';
import { editText } from '../terminal/edit.ts';
import { plainText } from '../terminal/plain.ts';
import { parseGiven, showExchange, showQuestion, showVerdict, type Given } from './explain-result.ts';

const ATTEMPTS = '/api/programmes/{programme}/explanations/{explanation}/attempts';
const ATTEMPT = '/api/programmes/{programme}/explanations/{explanation}/attempts/{attempt}';

export interface ExplainOptions {
  file?: string;
  answer?: string[];
  /** The learner's name: asks somebody to endorse the text that passed last. */
  ask?: string;
  output?: string;
}

type Client = Connection['client'];

/** `waymark explain [NAME]`: the list, or an attempt. Exit 0 for a pass, 1 where it does not pass yet. */
export async function explain(context: Context, slug: string | undefined, options: ExplainOptions): Promise<number> {
  return withConnection(context, async ({ client }) => {
    if (slug === undefined) return list(context.out, client);
    const params = { ...CURRENT, explanation: slug };
    if (options.ask !== undefined) return askToEndorse(context, client, slug, options.ask, options.output);
    // What is to be handed in is read before an attempt is begun: a misspelt file begins nothing.
    const given = options.file === undefined ? null : await textOf(context, options.file);
    const attempt = await client.call('POST', ATTEMPTS, { params, body: {} });
    const text = given ?? (await written(context, client, attempt));
    if (text.trim() === '') throw new CommandFailure('Nothing was written, so nothing is handed in.');
    const answers = await answersTo(context, attempt, options);
    if (answers === null) return keep(context, client, attempt, text);
    return handIn(context.out, client, attempt, text, answers);
  });
}

/** The text that passed last, as a signed file for somebody else. */
async function askToEndorse(
  { out }: Context,
  client: Client,
  explanation: string,
  name: string,
  output: string | undefined,
): Promise<number> {
  const at = '/api/programmes/{programme}/explanations/{explanation}';
  const { attempts } = await client.call('GET', at, { params: { ...CURRENT, explanation } });
  const passed = attempts.find((attempt) => attempt.passed);
  if (passed === undefined) throw new CommandFailure('No text of yours has passed here yet: there is none to endorse.');
  const params = { ...CURRENT, explanation, attempt: passed.id };
  const request = await client.call('POST', `${ATTEMPT}/ask`, { params, body: { name } });
  const text = `${JSON.stringify(request, null, 2)}\n`;
  if (output === undefined) out.raw(text);
  else await writeWhole(output, text);
  out.remark(
    `Send ${output ?? 'it'} to somebody who knows the subject. They sign it with: waymark endorse FILE\nTake in what comes back with: waymark endorsements FILE`,
  );
  return EXIT.ok;
}

async function list(out: Output, client: Client): Promise<number> {
  const { explanations } = await client.call('GET', '/api/programmes/{programme}/explanations', { params: CURRENT });
  out.result({ explanations });
  const widest = Math.max(0, ...explanations.map(({ slug }) => slug.length));
  for (const one of explanations)
    out.line(`${one.slug.padEnd(widest)}  ${standOf(one).padEnd(14)}  ${out.style.dim(one.summary)}`);
  out.line(explanations.length === 0 ? 'There is nothing to explain.' : '\nExplain one: waymark explain NAME');
  return EXIT.ok;
}

function standOf({ passed, isOpen, finished }: ExplanationSummary): string {
  if (passed) return 'passed';
  if (isOpen) return 'begun';
  return finished > 0 ? 'not passed yet' : 'not tried yet';
}

async function textOf({ cwd }: Context, file: string): Promise<string> {
  if (file === '-') return readAll(process.stdin);
  return readFile(path.resolve(cwd, file), 'utf8').catch(() => {
    throw new CommandFailure(`${file} cannot be read. Name a text file, or - for standard input.`);
  });
}

/** From the editor where somebody sits at the terminal, else from standard input. */
async function written({ out, env }: Context, client: Client, attempt: ExplanationAttempt): Promise<string> {
  if (!process.stdin.isTTY) return readAll(process.stdin);
  out.line(`${out.style.bold(attempt.title)}\n\n${plainText(attempt.html, out.width)}\n`);
  out.line(plainText(attempt.guidance, out.width));
  const text = await editText(attempt.text, env);
  await client.call('PUT', `${ATTEMPT}/draft`, { params: paramsOf(attempt), body: { text, answers: [] } });
  return text;
}

/** @returns null where there are questions, and neither answers nor anybody to ask */
async function answersTo(
  { out }: Context,
  attempt: ExplanationAttempt,
  { file, answer }: ExplainOptions,
): Promise<Given[] | null> {
  const { questions, exchange } = attempt;
  if (answer !== undefined) return questions.map((question, at) => parseGiven(question, answer[at] ?? ''));
  if (questions.length === 0) return [];
  const isRead = file === '-' || (file === undefined && !process.stdin.isTTY);
  if (exchange !== null) showExchange(out, exchange);
  if (isRead) {
    for (const question of questions) showQuestion(out, question, questions.length);
    return null;
  }
  const ask = askAt((text) => (out.json ? undefined : out.raw(text)));
  try {
    const given: Given[] = [];
    for (const question of questions) {
      showQuestion(out, question, questions.length);
      const typed = await ask.line('\nYour answer; Enter alone: I do not know\n> ');
      if (typed === null) return null;
      given.push(parseGiven(question, typed));
    }
    return given;
  } finally {
    ask.close();
  }
}

function paramsOf({ explanation, id }: ExplanationAttempt) {
  return { ...CURRENT, explanation, attempt: id };
}

/** The text is kept where the questions are still open. */
async function keep({ out }: Context, client: Client, attempt: ExplanationAttempt, text: string): Promise<number> {
  await client.call('PUT', `${ATTEMPT}/draft`, { params: paramsOf(attempt), body: { text, answers: [] } });
  out.remark(
    `\nYour text is kept. Answer the questions with: waymark explain ${attempt.explanation} --file FILE --answer 1 2 ...`,
  );
  out.result(await client.call('GET', ATTEMPT, { params: paramsOf(attempt) }));
  return EXIT.no;
}

async function handIn(out: Output, client: Client, attempt: ExplanationAttempt, text: string, answers: Given[]) {
  const body = { text, answers };
  const ended = await client.call('POST', `${ATTEMPT}/finish`, { params: paramsOf(attempt), body });
  out.result(ended);
  showVerdict(out, ended.attempt);
  for (const { title, satisfied } of ended.change?.signals ?? [])
    if (satisfied) out.line(out.style.paint(`Proved: ${title}`));
  return ended.attempt.result?.passed === true ? EXIT.ok : EXIT.no;
}
