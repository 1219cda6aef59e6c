/** Walking the list with the keyboard. */

/** @param step 1 for the next challenge, -1 for the one before; from nowhere, the first */
export function stepRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>('a[data-challenge]')];
  const at = rows.indexOf(document.activeElement as HTMLAnchorElement);
  const next = at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
  rows[next]?.focus();
  rows[next]?.scrollIntoView({ block: 'nearest' });
}
