import type { ExecutorState } from '@waymark/contract';
import os from 'node:os';
import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { checkTools, type ToolReport } from '../doctor/tools.ts';
import { EXIT } from '../shell/failure.ts';
import { wrap } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';

/** `waymark doctor`: finds the tools of the readiness check and records what it found as checked evidence. */
export async function doctor(context: Context): Promise<number> {
  return withConnection(context, async ({ client, server }) => {
    const { out } = context;
    const [{ roadmap }, health, judge, { counts }] = await Promise.all([
      client.call('GET', '/api/programmes/{programme}/roadmap', { params: CURRENT }),
      client.call('GET', '/api/health'),
      out.progress('Trying the judge', client.call('GET', '/api/judge')),
      client.call('GET', '/api/programmes/{programme}/links', { params: CURRENT }),
    ]);
    const machine = { platform: process.platform, env: context.env, home: os.homedir() };
    const tools = await out.progress('Looking for your tools', checkTools(roadmap.tools, machine));
    const body = { tools: tools.map((tool) => ({ itemId: tool.itemId, found: tool.found, detail: detailOf(tool) })) };
    if (tools.length > 0) await client.call('POST', '/api/programmes/{programme}/readiness', { params: CURRENT, body });
    const waymark = { version: health.version, node: process.version, database: health.database, server };
    out.result({ tools, judge: judge.executors, deadLinks: counts.dead, waymark });
    for (const tool of tools) printTool(out, tool);
    if (tools.length === 0) out.line('This roadmap lists no tools.');
    printJudge(out, judge.executors);
    if (counts.dead > 0)
      out.line(
        `\n${counts.dead} ${counts.dead === 1 ? 'link of the roadmap is' : 'links of the roadmap are'} dead: \`waymark links\` says which.`,
      );
    out.line(
      out.style.dim(
        `\nWaymark ${waymark.version} on Node ${waymark.node}, ${waymark.database}, ${server === null ? 'no server running' : `server at ${server}`}`,
      ),
    );
    const missing = tools.filter(({ found }) => !found).length;
    out.line(
      missing === 0
        ? 'Everything is there; recorded as checked.'
        : `${missing} missing; what is there is recorded as checked. Run \`waymark doctor\` again when you have it.`,
    );
    return missing === 0 ? EXIT.ok : EXIT.no;
  });
}

/** What judges here, and how strong its word is. */
function printJudge(out: Output, executors: readonly ExecutorState[]): void {
  out.line('');
  for (const { id, languages, available, chosen, sandboxed, runtime, reason } of executors) {
    const mark = chosen ? out.style.paint('▸') : ' ';
    const what = available ? `${runtime}, ${sandboxed ? 'contained' : 'not contained'}` : `not here: ${reason}`;
    out.line(`${mark} judge ${id.padEnd(18)} ${languages.join(', ').padEnd(12)} ${out.style.dim(what)}`);
  }
}

function detailOf({ name, version, path }: ToolReport): string {
  return [name, version, path]
    .filter((part) => part !== null)
    .join(' ')
    .slice(0, 500);
}

function printTool(out: Output, tool: ToolReport): void {
  const mark = tool.found ? out.style.paint('▥') : out.style.bad('✗');
  const what = tool.found ? [tool.name, tool.version].filter((part) => part !== null).join(' ') : 'not found';
  out.line(`${mark} ${tool.title.padEnd(24)} ${what}${tool.path === null ? '' : out.style.dim(`  ${tool.path}`)}`);
  if (tool.install !== null && tool.install !== '')
    out.line(`  ${' '.repeat(24)} ${wrap(tool.install, out.width, 27)}`);
}
