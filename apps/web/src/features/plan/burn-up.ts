/** The burn-up as lines: work planned and logged over time, and where the logged line will probably go. */
import type { PlanView } from '@waymark/contract';
import { addDays } from './calendar.ts';
import { daysBetween } from '../../design/words.ts';

type Point = PlanView['burnUp'][number];
type Input = Pick<PlanView, 'burnUp' | 'forecast' | 'today' | 'endDate'>;

export interface Frame {
  width: number;
  height: number;
  /** Room for labels, in pixels. */
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface BurnUpChart {
  planned: string;
  logged: string;
  /** The cone to 95 %, and the darker one to 80 %; empty without a forecast. */
  mist: string;
  core: string;
  now: { x: number; y: number; minutes: number } | null;
  total: { y: number; minutes: number };
  /** 50, 80 and 95 %, left to right. */
  ends: { share: number; date: string; x: number }[];
  months: { date: string; x: number }[];
}

/** Fewer labels than this many pixels apart run into each other. */
const MONTH_WIDTH = 46;
/** A label that begins closer to the right edge than this is cut off. */
const LABEL_WIDTH = 28;

const round = (value: number): number => Math.round(value * 10) / 10;

function lineOf(points: [number, number][]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

/**
 * @param plan `burnUp` in order of dates
 * @param frame the size to draw in, in pixels
 * @returns null when there is nothing to draw
 */
export function burnUpChart({ burnUp, forecast, today }: Input, frame: Frame): BurnUpChart | null {
  const [first, last] = [burnUp[0], burnUp.at(-1)];
  if (!first || !last || last.planned <= 0) return null;
  const start = addDays(first.date, -1);
  const end = [last.date, forecast?.p95 ?? '', today].reduce((a, b) => (b > a ? b : a));
  const most = Math.max(last.planned, ...burnUp.map(({ logged }) => logged ?? 0));
  const days = Math.max(1, daysBetween(start, end));
  const x = (date: string) => frame.left + ((frame.width - frame.left - frame.right) * daysBetween(start, date)) / days;
  const y = (minutes: number) =>
    frame.height - frame.bottom - ((frame.height - frame.top - frame.bottom) * minutes) / most;
  const done = burnUp.filter((point): point is Point & { logged: number } => point.logged !== null);
  const latest = done.at(-1);
  const now = latest ? { x: x(today), y: y(latest.logged), minutes: latest.logged } : null;
  const cone = (to: string) =>
    now && forecast
      ? `${lineOf([
          [now.x, now.y],
          [x(forecast.p50), y(last.planned)],
          [x(to), y(last.planned)],
        ])}Z`
      : '';
  return {
    planned: lineOf([[x(start), y(0)], ...burnUp.map((point): [number, number] => [x(point.date), y(point.planned)])]),
    logged: lineOf([[x(start), y(0)], ...done.map((point): [number, number] => [x(point.date), y(point.logged)])]),
    mist: cone(forecast?.p95 ?? ''),
    core: cone(forecast?.p80 ?? ''),
    now,
    total: { y: y(last.planned), minutes: last.planned },
    ends: forecast
      ? (
          [
            [50, forecast.p50],
            [80, forecast.p80],
            [95, forecast.p95],
          ] as const
        ).map(([share, date]) => ({ share, date, x: x(date) }))
      : [],
    months: monthMarks(start, end, frame.width - LABEL_WIDTH, x),
  };
}

/** The first of months, as many as have room. */
function monthMarks(
  start: string,
  end: string,
  lastX: number,
  x: (date: string) => number,
): { date: string; x: number }[] {
  const marks: { date: string; x: number }[] = [];
  let [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  for (;;) {
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
    const date = `${year}-${String(month).padStart(2, '0')}-01`;
    const at = x(date);
    if (date > end || at > lastX) return marks;
    if (at - (marks.at(-1)?.x ?? -Infinity) >= MONTH_WIDTH) marks.push({ date, x: at });
  }
}

/** @returns one row a month, at its last point: the same numbers as the lines, for who would rather read */
export function burnUpRows(burnUp: PlanView['burnUp']): Point[] {
  return burnUp.filter((point, index) => burnUp[index + 1]?.date.slice(0, 7) !== point.date.slice(0, 7));
}
