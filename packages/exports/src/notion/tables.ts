/** A programme as databases: resources, signals, plan, metrics. */
import type { Cell, NotionInput, NotionTable } from './input.ts';
import { oneLine, tellState, tellWord } from './words.ts';

/** The column that says what a row is about: a later push finds the row by it. */
export const KEY_COLUMN = 'Waymark';

export function tablesOf(input: NotionInput): NotionTable[] {
  return [resources(input), signals(input), plan(input), metrics(input)];
}

type Column = NotionTable['columns'][number];
const column = (name: string, type: Column['type']): Column => ({ name, type });
const key = column(KEY_COLUMN, 'text');

function table(title: string, columns: Column[], rows: [id: string, cells: Cell[]][]): NotionTable {
  const object = `database/${title.toLowerCase()}`;
  return {
    object,
    title,
    columns: [...columns, key],
    rows: rows.map(([id, cells]) => ({ object: `row/${title.toLowerCase()}/${id}`, cells: [...cells, id] })),
  };
}

function phaseTitles({ roadmap }: NotionInput): (id: string | null) => string {
  const titles = new Map(roadmap.phases.map(({ id, title }) => [id, oneLine(title)]));
  return (id) => (id === null ? '' : (titles.get(id) ?? ''));
}

function resources(input: NotionInput): NotionTable {
  const columns = [
    ...[column('Name', 'title'), column('URL', 'url'), column('Phase', 'select'), column('Hours', 'number')],
    ...[column('Hours logged', 'number'), column('Status', 'select'), column('Remark', 'text')],
  ];
  const rows = input.roadmap.phases.flatMap((phase) =>
    phase.resources.map(({ id, title, url, hours, remark }): [string, Cell[]] => [
      id,
      [
        ...[oneLine(title), url, oneLine(phase.title), hours, hoursOf(input.logged.get(id))],
        ...[tellState(input.states.get(id)?.state ?? 'open'), oneLine(remark)],
      ],
    ]),
  );
  return table('Resources', columns, rows);
}

function hoursOf(minutes: number | undefined): number {
  return Math.round((minutes ?? 0) / 0.6) / 100;
}

function signals(input: NotionInput): NotionTable {
  const columns = [
    ...[column('Name', 'title'), column('Phase', 'select'), column('State', 'select'), column('Strength', 'select')],
    ...[column('Proved on', 'date'), column('Missing', 'text')],
  ];
  const phaseOf = phaseTitles(input);
  const known = new Map(input.signals.map((one) => [one.itemId, one]));
  const rows = input.roadmap.signals.map(({ id, title, phaseId }): [string, Cell[]] => {
    const status = known.get(id);
    const { state = 'open', strength = null } = input.states.get(id) ?? {};
    return [
      id,
      [
        ...[oneLine(title), phaseOf(phaseId), state === 'done' ? 'Proved' : tellState(state)],
        ...[strength === null ? '' : tellWord(strength), status?.provedOn ?? null, oneLine(status?.missing ?? '')],
      ],
    ];
  });
  return table('Signals', columns, rows);
}

function plan(input: NotionInput): NotionTable {
  const columns = [
    ...[column('Name', 'title'), column('When', 'date'), column('Minutes', 'number'), column('Kind', 'select')],
    ...[column('Status', 'select'), column('Phase', 'select')],
  ];
  const phaseOf = phaseTitles(input);
  const rows = input.blocks.map(
    ({ id, date, startMinute, minutes, title, kind, status, phaseId }): [string, Cell[]] => [
      id,
      [oneLine(title), at(date, startMinute), minutes, tellWord(kind), tellWord(status), phaseOf(phaseId)],
    ],
  );
  return table('Plan', columns, rows);
}

/** A time after midnight belongs to the day that it was planned for: Notion gets its last minute. */
function at(date: string, startMinute: number): string {
  const minute = Math.min(Math.max(Math.round(startMinute), 0), 1439);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function metrics(input: NotionInput): NotionTable {
  const columns = [
    ...[column('Name', 'title'), column('Value', 'number'), column('Unit', 'text'), column('Updated on', 'date')],
  ];
  const rows = input.metrics.map(({ itemId, title, value, unit, updatedAt }): [string, Cell[]] => [
    itemId,
    [oneLine(title), value, unit, updatedAt?.slice(0, 10) ?? null],
  ]);
  return table('Metrics', columns, rows);
}
