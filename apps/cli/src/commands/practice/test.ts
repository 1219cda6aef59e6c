import { CURRENT, withConnection, type Context } from '../../shell/context.ts';
import { EXIT } from '../../shell/failure.ts';
import { readBytes } from '../../shell/files.ts';
import { printVerdict } from '../../practice/print-verdict.ts';
import { runExamples } from '../../practice/run-here.ts';
import { runShown } from '../../practice/run-shown.ts';
import { findWork, languageNamed } from '../../practice/work-files.ts';

const CHALLENGE = '/api/programmes/{programme}/practice/challenges/{challenge}';

/** `waymark practice test`: the examples of the statement, run here. It proves nothing; `submit` does. */
export async function test(
  context: Context,
  named: string | undefined,
  options: { language?: string },
): Promise<number> {
  const work = findWork(context.cwd, named, languageNamed(options.language));
  const code = new TextDecoder().decode(await readBytes(work.file));
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    const detail = await client.call('GET', CHALLENGE, { params: { ...CURRENT, challenge: work.slug } });
    if (detail.examples === null) return runShown(out, detail, code);
    const verdict = await out.progress('Running the examples', runExamples(detail.examples, work, code));
    out.result({ verdict });
    printVerdict(out, verdict);
    if (verdict.status === 'pass')
      out.line(out.style.dim(`\nThe examples work. \`waymark practice submit ${work.slug}\` asks the judge.`));
    return verdict.status === 'pass' ? EXIT.ok : EXIT.no;
  });
}
