import type { Submission } from '@waymark/contract';
import type { SignalStatus } from '@waymark/learning';
import { randomUUID } from 'node:crypto';
import { CURRENT, withConnection, type Connection, type Context } from '../../shell/context.ts';
import { CommandFailure, EXIT } from '../../shell/failure.ts';
import { readBytes } from '../../shell/files.ts';
import { printVerdict } from '../../practice/print-verdict.ts';
import { findWork, languageNamed } from '../../practice/work-files.ts';

const CHALLENGE = '/api/programmes/{programme}/practice/challenges/{challenge}';
/** One question waits so long; then it is asked again, so that a proxy in between does not give up. */
const WAIT_MS = 20_000;
const QUESTIONS = 9;

/** `waymark practice submit`: the judge runs it with cases that nobody saw before. Exit 0 for a pass, 1 for anything else. */
export async function submit(
  context: Context,
  named: string | undefined,
  options: { language?: string },
): Promise<number> {
  const { file, slug, language } = findWork(context.cwd, named, languageNamed(options.language));
  const code = new TextDecoder().decode(await readBytes(file));
  if (code.trim() === '') throw new CommandFailure(`There is nothing in ${file} yet: write your solution there first.`);
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    const before = new Map((await signalsOf(client)).map(({ itemId, progress }) => [itemId, progress]));
    const handed = await client.call('POST', `${CHALLENGE}/submissions`, {
      params: { ...CURRENT, challenge: slug },
      body: { language, code },
      idempotencyKey: randomUUID(),
    });
    const judged = await out.progress('Judging', verdictOf(client, handed));
    const moved = (await signalsOf(client)).filter(({ itemId, progress }) => before.get(itemId) !== progress);
    out.result({ submission: judged, signals: moved });
    if (judged.verdict !== null) printVerdict(out, judged.verdict);
    for (const { ruleId, title, satisfied, missing } of moved)
      out.line(`\n${ruleId ?? ''} ${title.replace(/\.$/, '')}: ${satisfied ? out.style.paint('done') : missing}`);
    return judged.status === 'pass' ? EXIT.ok : EXIT.no;
  });
}

async function signalsOf(client: Connection['client']): Promise<SignalStatus[]> {
  return (await client.call('GET', '/api/programmes/{programme}/practice', { params: CURRENT })).signals;
}

async function verdictOf(client: Connection['client'], { id }: Submission): Promise<Submission> {
  for (let question = 0; question < QUESTIONS; question += 1) {
    const submission = await client.call('GET', '/api/programmes/{programme}/practice/submissions/{submission}', {
      params: { ...CURRENT, submission: id },
      query: { wait: String(WAIT_MS) },
    });
    if (submission.status !== 'queued') return submission;
  }
  throw new CommandFailure(
    'The judge has not come to it in three minutes. It is kept and will be judged; `waymark practice list` shows the result.',
    EXIT.unavailable,
  );
}
