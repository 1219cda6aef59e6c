/** `waymark status --plot`: each metric week by week, as wide as the terminal. */
import type { Metric } from '@waymark/contract';
import { shortDate } from '../terminal/format.ts';
import type { Output } from '../terminal/output.ts';
import { axis, bars } from '../terminal/plot.ts';
import { freshWords, trendWords, valueWords } from './metric-words.ts';

export function plotMetrics(out: Output, metrics: readonly Metric[], isAscii: boolean): void {
  for (const metric of metrics) plotMetric(out, metric, isAscii);
}

function plotMetric(out: Output, metric: Metric, isAscii: boolean): void {
  const { title, value, weeks, note } = metric;
  out.line(`\n${out.style.bold(title)}  ${value === null ? '' : valueWords(metric, value)}`);
  if (value === null) {
    out.line(`  ${out.style.dim(note)}`);
    if (metric.trend.against === 'plan') out.line(`  ${said(out, metric, trendWords(metric))}`);
    return;
  }
  const width = Math.max(10, out.width - 4);
  const shown = weeks.slice(-width);
  // A mean is where it stands; a count is what each week brought.
  const values = shown.map((week) => (metric.measure === 'mean' ? week.value : week.added));
  out.line(`  ${out.style.paint(bars(values, width, isAscii))}`);
  const [first, last] = [shown[0], shown.at(-1)];
  if (first && last) {
    const most = Math.max(...values.map((one) => one ?? 0));
    const scale = metric.measure === 'mean' ? 'by week' : `${Math.round(most * 10) / 10} in the best week`;
    const line =
      shown.length < 16 ? `from ${day(first.monday)}` : axis(day(first.monday), day(last.monday), shown.length);
    out.line(`  ${out.style.dim(`${line}  ${scale}`)}`);
  }
  const words = [freshWords(metric), trendWords(metric)].filter((part) => part !== '').join('. ');
  out.line(`  ${said(out, metric, words)}`);
}

function said({ style }: Output, { trend }: Metric, words: string): string {
  return trend.state === 'behind' ? style.warn(words) : words;
}

/** Without the weekday, which is always Monday. */
function day(date: string): string {
  return shortDate(date).replace(/^\w+ /, '');
}
