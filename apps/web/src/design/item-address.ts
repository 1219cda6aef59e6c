/** The address of the present screen with an item's panel open over it, and without. */
interface Here {
  pathname: string;
  search: string;
}

/** @returns the query that opens the item over the present screen, e.g. `?filter=open&item=resource%2Fx` */
export function withItem(here: Pick<Here, 'search'>, itemId: string): string {
  const query = new URLSearchParams(here.search);
  query.set('item', itemId);
  return `?${query}`;
}

/** @returns path and query of the present screen without a panel */
export function withoutItem(here: Here): string {
  const query = new URLSearchParams(here.search);
  query.delete('item');
  return query.size > 0 ? `${here.pathname}?${query}` : here.pathname;
}
