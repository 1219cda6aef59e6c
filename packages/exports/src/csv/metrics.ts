/** The metrics week by week as CSV (RFC 4180), for a spreadsheet. */

export interface MetricRows {
  title: string;
  unit: string;
  weeks: readonly { monday: string; added: number; value: number | null }[];
}

const HEAD = ['week', 'metric', 'unit', 'in_week', 'value'];

/** @returns one line for each metric and week; dates are Mondays, `YYYY-MM-DD`, numbers have a decimal point */
export function metricsCsv(metrics: readonly MetricRows[]): string {
  const rows = metrics.flatMap(({ title, unit, weeks }) =>
    weeks.map(({ monday, added, value }) => [monday, text(title), text(unit), String(added), value ?? '']),
  );
  return [HEAD, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/** A title is the learner's own: one that begins like a formula would be run by the spreadsheet that opens it. */
function text(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
