/** Splitting time into sittings that a person can sit through. */

/** A shorter sitting is a crumb: it is planned only where it finishes its item. */
export const LEAST_SITTING = 15;
/** Times on a timetable are round where they can be. */
const ROUND = 5;

/**
 * Splits the minutes of one item on one day into sittings.
 *
 * As few as `longest` allows and as even as can be. Where even ones would be crumbs, full sittings are made and the
 * crumb is left out, unless it finishes the item.
 * @param minutes what the day has for the item.
 * @param longest the longest sitting in minutes, at least 15.
 * @param finishing whether these are the item's last minutes.
 */
export function splitSittings(minutes: number, longest: number, finishing: boolean): number[] {
  const count = Math.ceil(minutes / longest);
  if (count <= 1) return minutes > 0 ? [minutes] : [];
  if (Math.floor(minutes / count) < LEAST_SITTING) {
    const full: number[] = Array.from({ length: count - 1 }, () => longest);
    const crumb = minutes - longest * (count - 1);
    return finishing || crumb >= LEAST_SITTING ? [...full, crumb] : full;
  }
  const step = minutes % ROUND === 0 && longest % ROUND === 0 ? ROUND : 1;
  const units = minutes / step;
  const small = Math.floor(units / count);
  const larger = units - small * count;
  const pieces: number[] = [];
  for (let position = 0; position < count; position += 1) pieces.push((small + (position < larger ? 1 : 0)) * step);
  return pieces;
}
