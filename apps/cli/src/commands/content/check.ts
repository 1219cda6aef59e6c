import type { ContentReport, ItemReport, Progress, QuizToCheck } from '@waymark/judge/content';
import { gradeExplanations, readQuizFiles } from '@waymark/server';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Context } from '../../shell/context.ts';
import { CommandFailure, EXIT } from '../../shell/failure.ts';
import type { Output } from '../../terminal/output.ts';
import { loadContentTools, packFolder } from './pack.ts';

export interface ContentOptions {
  only?: string[];
  /** False with --no-mutants. */
  mutants: boolean;
}

/** `waymark content check [folder]`: whether a pack is what it says. Exit 1 for a problem, 3 where something could not be checked. */
export async function checkContent(
  context: Context,
  named: string | undefined,
  { only, mutants }: ContentOptions,
): Promise<number> {
  const { out } = context;
  const folder = packFolder(context, named);
  if (!['challenges', 'sql', 'quizzes', 'explanations'].some((kind) => existsSync(path.join(folder, kind))))
    throw new CommandFailure(
      `${folder} is no content pack: it has no folder challenges, sql, quizzes or explanations.`,
    );
  const { contentCheck } = await loadContentTools();
  let latest: Progress | null = null;
  const work = contentCheck({
    folder,
    quizzes: await quizzesIn(folder),
    explanations: await gradeExplanations(folder),
    ...(only === undefined ? {} : { only }),
    mutants,
    atOnce: Math.max(1, Math.min(availableParallelism(), 8)),
    onProgress: (progress) => (latest = progress),
  });
  const report = await out.progress(() => titleOf(latest), work);
  if (report.items.length === 0)
    throw new CommandFailure(`Nothing in ${folder} is called ${only?.join(' or ') ?? 'anything'}.`);
  out.result(report);
  for (const item of report.items) printItem(out, item);
  printSum(out, report);
  if (report.items.some(({ problems }) => problems.length > 0)) return EXIT.no;
  return report.items.some(({ unchecked }) => unchecked.length > 0) ? EXIT.unavailable : EXIT.ok;
}

async function quizzesIn(folder: string): Promise<QuizToCheck[]> {
  return (await readQuizFiles(folder)).map(({ slug, quiz, problems }) => ({
    name: slug,
    problems,
    prints: (quiz?.items ?? []).filter((item) => item.kind === 'prints'),
  }));
}

function titleOf(progress: Progress | null): string {
  if (progress === null) return 'Checking';
  const mutants = progress.mutants === 0 ? '' : `, ${progress.mutants} mutants`;
  return `Checked ${progress.done} of ${progress.total}${mutants}`;
}

function printItem({ line, style }: Output, { name, kind, problems, mutants, unchecked }: ItemReport): void {
  const made = mutants.made === 0 ? '' : `  ${mutants.made} mutants`;
  const about = style.dim(`${kind}${made}`);
  line(problems.length === 0 ? `${style.paint('ok')}  ${name}  ${about}` : `${style.bad('no')}  ${name}  ${about}`);
  for (const { where, message } of problems) line(`      ${where}: ${message.replaceAll('\n', '\n        ')}`);
  for (const why of unchecked) line(`      ${style.warn('not checked')}: ${why}`);
}

function printSum({ line }: Output, { items, mutants, seconds }: ContentReport): void {
  const wrong = items.filter(({ problems }) => problems.length > 0).length;
  line(
    `\n${items.length} checked in ${seconds.toFixed(0)} s, ${wrong === 0 ? 'nothing to mend' : `${wrong} to mend`}.`,
  );
  if (mutants.made === 0) return;
  const survive = mutants.made - mutants.killed - mutants.equivalent;
  const mistakes = mutants.made - mutants.equivalent;
  line(
    `${mutants.made} mutants, ${(mutants.made / seconds).toFixed(0)} a second: ${mutants.killed} killed, ` +
      `${mutants.equivalent} no mistakes (each with its reason), ${survive} survive.`,
  );
  line(`${((100 * mutants.killed) / Math.max(mistakes, 1)).toFixed(1)} % of those that are mistakes are rejected.`);
}
