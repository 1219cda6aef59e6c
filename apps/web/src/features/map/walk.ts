/** Walking the map with the keyboard: the stations that are drawn, one after the other. */

/** @param step 1 for the next station, -1 for the one before; from nowhere, the walker's own place */
export function stepStation(step: 1 | -1): void {
  const stations = [...document.querySelectorAll<HTMLAnchorElement>('a[data-station]')];
  const at = stations.indexOf(document.activeElement as HTMLAnchorElement);
  const here = stations.findIndex((station) => station.ariaCurrent === 'step');
  const next = at === -1 ? Math.max(0, here) : Math.min(stations.length - 1, Math.max(0, at + step));
  stations[next]?.focus();
  stations[next]?.scrollIntoView({ block: 'center' });
}
