/**
 * What there is to ask about a running timer: whether its time was study. The page counts along and notes that it did, on
 * this device; a gap in that is a nap of the computer, and no touch of the page for long is perhaps one of the learner.
 */

/** What this device knows of a timer. Milliseconds since 1970. */
export interface TimerLife {
  /** When it began to count, as the server says: tells one timer from the next. */
  startedAt: number;
  /** When a page here last counted along. */
  countedAt: number;
  /** When somebody last touched Waymark here, or answered the question. */
  touchedAt: number;
  /** A gap that nobody has answered for yet. */
  away: { from: number; to: number } | null;
}

/** `away`: nobody counted in that time. `long`: it runs past what was planned, and nobody was seen since. */
export interface Doubt {
  kind: 'away' | 'long';
  from: number;
  to: number;
  /** Whole minutes between the two, never more: what is left out is at most what was counted. */
  minutes: number;
}

const MINUTE = 60_000;
/** A hidden page counts once a minute; a gap of this length is none of those. */
const AWAY = 5 * MINUTE;
/** How long past its block a timer runs before it is asked about, and how long nobody may have been seen. */
const GRACE = 30 * MINUTE;
/** What a timer without a block is taken to be for. */
const USUAL = 120 * MINUTE;

/** @returns a life that begins now: nothing is known of what was before */
export function newLife(startedAt: number, now: number): TimerLife {
  return { startedAt, countedAt: now, touchedAt: now, away: null };
}

/**
 * Counts along.
 * @param known what is known of the timer; another timer's is forgotten
 */
export function counted(known: TimerLife | null, startedAt: number, now: number): TimerLife {
  if (known?.startedAt !== startedAt) return newLife(startedAt, now);
  const isGap = now - known.countedAt >= AWAY;
  // Two gaps with no answer between them are one: the page was only looked at.
  const away = isGap ? { from: known.away?.from ?? Math.max(startedAt, known.countedAt), to: now } : known.away;
  return { ...known, countedAt: Math.max(known.countedAt, now), away };
}

/** @returns it after somebody was seen, or said that they are still at it */
export function touched(life: TimerLife, now: number): TimerLife {
  return { ...life, touchedAt: now };
}

/**
 * @returns it after the gap was answered for
 * @param leftOut minutes that the timer no longer counts: it begins so much later
 */
export function answered(life: TimerLife, now: number, leftOut = 0): TimerLife {
  return { ...life, startedAt: life.startedAt + leftOut * MINUTE, touchedAt: now, away: null };
}

/**
 * @param plannedMinutes of its block; null where it runs on none
 * @returns what to ask, null where there is nothing to ask
 */
export function doubtOf(life: TimerLife, now: number, plannedMinutes: number | null): Doubt | null {
  if (life.away !== null) return doubt('away', life.away.from, life.away.to);
  const planned = plannedMinutes === null ? USUAL : plannedMinutes * MINUTE;
  const isLong = now - life.startedAt >= planned + GRACE && now - life.touchedAt >= GRACE;
  return isLong ? doubt('long', life.startedAt + planned, now) : null;
}

function doubt(kind: Doubt['kind'], from: number, to: number): Doubt | null {
  const minutes = Math.floor((to - from) / MINUTE);
  return minutes < 1 ? null : { kind, from, to, minutes };
}

/** @returns what was kept, null for what is no such thing: other programs write there too */
export function readLife(text: string | null): TimerLife | null {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<TimerLife> | null;
    if (value === null || typeof value !== 'object') return null;
    const { startedAt, countedAt, touchedAt, away } = value;
    if (![startedAt, countedAt, touchedAt].every(Number.isFinite)) return null;
    if (away !== null && !(Number.isFinite(away?.from) && Number.isFinite(away?.to))) return null;
    return { startedAt, countedAt, touchedAt, away } as TimerLife;
  } catch {
    return null;
  }
}
