import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { CURRENT, withConnection, type Context } from '../../shell/context.ts';
import { CommandFailure, EXIT } from '../../shell/failure.ts';
import { writeWhole } from '../../shell/files.ts';
import { languageNamed, workFile } from '../../practice/work-files.ts';

const CHALLENGE = '/api/programmes/{programme}/practice/challenges/{challenge}';

/** `waymark practice pull SLUG`: the statement and a file to begin with; a file that is there stays as it is. */
export async function pull(
  context: Context,
  slug: string,
  options: { language?: string; force?: boolean },
): Promise<number> {
  return withConnection(context, async ({ client }) => {
    const { out } = context;
    const detail = await client.call('GET', CHALLENGE, { params: { ...CURRENT, challenge: slug } });
    const language = languageNamed(options.language) ?? detail.languages[0] ?? 'python';
    const starter = detail.starters.find((one) => one.language === language);
    if (starter === undefined)
      throw new CommandFailure(`${slug} is solved in ${detail.languages.join(' or ')}, not in ${language}.`);
    const draft = detail.drafts.find((one) => one.language === language);
    const file = workFile(context.cwd, slug, language);
    const kept = existsSync(file) && options.force !== true;
    await mkdir(path.dirname(file), { recursive: true });
    await writeWhole(path.join(path.dirname(file), 'README.md'), detail.markdown);
    if (detail.database !== null)
      await writeWhole(
        path.join(path.dirname(file), 'database.sql'),
        `${detail.database.schema}\n${detail.database.rows}`,
      );
    if (!kept) await writeWhole(file, draft?.code ?? starter.code);
    const shown = path.relative(context.cwd, file);
    out.result({ slug, language, file, kept });
    out.line(kept ? `${shown} is there already and stays as it is (--force begins anew).` : `Wrote ${shown}.`);
    out.line(`Read ${path.relative(context.cwd, path.join(path.dirname(file), 'README.md'))}, then:`);
    out.line(out.style.dim(`  waymark practice test ${slug}      runs the examples here`));
    out.line(out.style.dim(`  waymark practice submit ${slug}    hands it to the judge`));
    return EXIT.ok;
  });
}
