import { countsOf, parse, type Counts, type Diagnostic } from '@waymark/roadmap';
import type { Context } from '../shell/context.ts';
import { EXIT } from '../shell/failure.ts';
import { readBytes } from '../shell/files.ts';

/** `waymark lint FILE`: what is in a roadmap, and what is wrong with it. */
export async function lint(context: Context, file: string): Promise<number> {
  const { out } = context;
  const document = parse(await readBytes(file));
  const counts = countsOf(document.roadmap);
  out.result({ counts, diagnostics: document.diagnostics });
  out.line(out.style.bold(document.roadmap.title || file));
  out.line(countLine(counts));
  for (const entry of document.diagnostics) out.line(diagnosticLine(context, file, entry));
  const errors = document.diagnostics.filter(({ severity }) => severity === 'error').length;
  out.line(document.diagnostics.length === 0 ? 'Nothing to mend.' : '');
  return errors > 0 ? EXIT.no : EXIT.ok;
}

/** One line that says what was understood. */
export function countLine(counts: Counts): string {
  const parts: [number, string][] = [
    [counts.phases, 'phases'],
    [counts.actions, 'actions'],
    [counts.resources, `resources (${counts.resourceHours} h)`],
    [counts.deliverables, 'deliverables'],
    [counts.signals, 'signals'],
    [counts.quickWins, 'quick wins'],
    [counts.leverageMoves, 'leverage moves'],
    [counts.days, `days in ${counts.weeks} weeks`],
    [counts.tools, 'tools'],
    [counts.prerequisites, 'prerequisites'],
    [counts.pillars, 'pillars'],
    [counts.metrics, 'metrics'],
    [counts.practices, 'practices'],
    [counts.prompts, 'prompts'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(', ');
}

export function diagnosticLine({ out }: Context, file: string, { line, code, severity, message }: Diagnostic): string {
  const colour = { error: out.style.bad, warning: out.style.warn, info: out.style.dim }[severity];
  return `${file}:${line}: ${colour(severity)} ${message} ${out.style.dim(code)}`;
}
