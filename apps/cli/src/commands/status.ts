import { items } from '@waymark/roadmap';
import { CURRENT, withConnection, type Context } from '../shell/context.ts';
import { EXIT } from '../shell/failure.ts';
import { bar, duration } from '../terminal/format.ts';
import { wantsAscii } from '../terminal/plot.ts';
import { blaze, BLAZE_LEGEND } from '../terminal/style.ts';
import { freshWords, valueWords } from './metric-words.ts';
import { plotMetrics } from './status-plot.ts';

export interface StatusOptions {
  items?: boolean;
  plot?: boolean;
  ascii?: boolean;
  csv?: boolean;
}

/**
 * `waymark status`: pillars, signals, hours and metrics; `--items` lists every item with its id, `--plot` draws the
 * metrics, `--csv` prints them for a spreadsheet.
 */
export async function status(context: Context, options: StatusOptions): Promise<number> {
  return withConnection(context, async ({ client, fetch }) => {
    if (options.items) return listItems(context, client);
    if (options.plot) return plot(context, client, options.ascii ?? wantsAscii(context.env));
    if (!options.csv) return overview(context, client);
    context.out.raw(await (await fetch(`/api/programmes/${CURRENT.programme}/metrics.csv`)).text());
    return EXIT.ok;
  });
}

async function plot({ out }: Context, client: Client, isAscii: boolean): Promise<number> {
  const { metrics } = await client.call('GET', '/api/programmes/{programme}/progress', { params: CURRENT });
  out.result({ metrics });
  plotMetrics(out, metrics, isAscii);
  return EXIT.ok;
}

type Client = Parameters<Parameters<typeof withConnection>[1]>[0]['client'];

async function overview({ out }: Context, client: Client): Promise<number> {
  const [programme, progress] = await Promise.all([
    client.call('GET', '/api/programmes/{programme}', { params: CURRENT }),
    client.call('GET', '/api/programmes/{programme}/progress', { params: CURRENT }),
  ]);
  out.result({ programme, progress });
  out.line(out.style.bold(programme.title));
  for (const pillar of progress.pillars) {
    const share = pillar.total === 0 ? 0 : pillar.satisfied / pillar.total;
    out.line(
      `\n${out.style.bold(pillar.title.padEnd(14))} ${bar(share, 20)} ${pillar.satisfied} of ${pillar.total} signals`,
    );
    for (const signal of progress.signals.filter(({ phaseId }) => phaseId === pillar.phaseId)) {
      const missing = signal.satisfied || signal.missing === '' ? '' : out.style.dim(`  ${signal.missing}`);
      out.line(
        `  ${blaze(signal.state, signal.strength)} ${(signal.ruleId ?? '').padEnd(3)} ${signal.title}${missing}`,
      );
    }
  }
  out.line('');
  for (const phase of progress.hours)
    out.line(
      `${phase.title.padEnd(14)} ${duration(phase.loggedMinutes)} logged of ${duration(phase.plannedMinutes)} planned`,
    );
  out.line('');
  for (const metric of progress.metrics)
    out.line(
      `${metric.title.padEnd(26)} ${metric.value === null ? out.style.dim(metric.note) : `${valueWords(metric, metric.value)}  ${out.style.dim(freshWords(metric))}`}`,
    );
  out.line(out.style.dim(`\n${BLAZE_LEGEND}`));
  return EXIT.ok;
}

async function listItems({ out }: Context, client: Client): Promise<number> {
  const view = await client.call('GET', '/api/programmes/{programme}/roadmap', { params: CURRENT });
  const rows = items(view.roadmap).map(({ id, title }) => ({
    id,
    title,
    state: view.states[id]?.state ?? 'open',
    strength: view.states[id]?.strength ?? null,
  }));
  out.result({ items: rows });
  for (const row of rows) out.line(`${blaze(row.state, row.strength)} ${row.id}  ${out.style.dim(row.title)}`);
  return EXIT.ok;
}
