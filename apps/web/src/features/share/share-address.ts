/** What the page shows of a week stands in its address: a reload keeps it, and it works as a plain form. */

export const PARTS = [
  { value: 'hours', name: 'Hours' },
  { value: 'titles', name: 'What was proved, by name' },
  { value: 'signals', name: 'Signals' },
] as const;
export type Part = (typeof PARTS)[number]['value'];
export type Theme = 'light' | 'dark';

export interface ShareView {
  /** null for the week of today. */
  week: string | null;
  shown: readonly Part[];
  theme: Theme;
}

/** @returns what an address asks for; what it says wrongly is as if it were not there */
export function viewOf(search: URLSearchParams): ShareView {
  const week = search.get('week');
  const parts = search.getAll('show');
  return {
    week: week !== null && /^[1-9]\d{0,3}$/.test(week) ? week : null,
    // A form without a tick sends no part at all: “only” says that this is meant.
    shown: PARTS.map(({ value }) => value).filter((part) =>
      parts.length > 0 || search.has('only') ? parts.includes(part) : true,
    ),
    theme: search.get('theme') === 'dark' ? 'dark' : 'light',
  };
}

/** @returns the query of the page for a view */
export function addressOf({ week, shown, theme }: ShareView): string {
  const search = new URLSearchParams();
  if (week !== null) search.set('week', week);
  if (shown.length < PARTS.length) {
    search.set('only', '1');
    for (const part of shown) search.append('show', part);
  }
  if (theme === 'dark') search.set('theme', theme);
  return search.size > 0 ? `/share?${search}` : '/share';
}

/** @returns the query of the API for a view */
export function queryOf({ week, shown }: ShareView): { week?: string; hide?: string } {
  const hide = PARTS.map(({ value }) => value).filter((part) => !shown.includes(part));
  return { ...(week === null ? {} : { week }), ...(hide.length === 0 ? {} : { hide: hide.join(',') }) };
}

/** @returns where the card of a view is drawn */
export function cardAddress(view: ShareView, week: number): string {
  const query = new URLSearchParams({ ...queryOf({ ...view, week: String(week) }), theme: view.theme });
  return `/api/programmes/current/share/week/card.svg?${query}`;
}
