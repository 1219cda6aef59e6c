/** How the links of a roadmap stand, as it is shown. */
import type { LinkHealthView, LinkReport } from '@waymark/contract';
import { archiveAddress, fragmentOf, pageOf, type LinkHealth } from '@waymark/learning';
import { webLinks, type AnyItem, type Roadmap } from '@waymark/roadmap';
import { linkHealth, type Db } from '@waymark/store';
import { linkedPages } from './pages.ts';

type Standing = LinkHealthView['standing'];

/** Links that one answer carries. */
const MOST_LISTED = 500;
/** What a learner can do something about comes first. */
const WORST_FIRST: readonly Standing[] = ['dead', 'failing', 'moved', 'closed', 'unasked', 'unchecked', 'alive'];
const HEALTHY: readonly Standing[] = ['alive', 'unchecked'];

/** @returns the health of each link of an item, as the item has it */
export async function linksOfItem(db: Db, item: AnyItem): Promise<LinkHealthView[]> {
  const links = webLinks(item).flatMap(({ url }) => {
    const page = pageOf(url);
    return page === null ? [] : [{ url, page }];
  });
  if (links.length === 0) return [];
  const known = await healthByPage(db, [...new Set(links.map(({ page }) => page))]);
  return links.map(({ url, page }) => viewOf(url, known.get(page) ?? null));
}

/** @returns the items of a roadmap with a dead link */
export async function itemsWithDeadLinks(db: Db, roadmap: Roadmap): Promise<string[]> {
  const dead = await linkHealth.withStanding(db, 'dead');
  if (dead.length === 0) return [];
  const pages = linkedPages(roadmap);
  const ids = dead.flatMap((page) => pages.get(page)?.items.map(({ itemId }) => itemId) ?? []);
  return [...new Set(ids)];
}

export async function linkReport(
  db: Db,
  roadmap: Roadmap,
  { show, isOn }: { show: 'unhealthy' | 'all'; isOn: boolean },
): Promise<LinkReport> {
  const pages = [...linkedPages(roadmap).values()];
  const known = await healthByPage(
    db,
    pages.map(({ page }) => page),
  );
  const links = pages.map(({ page, items }) => ({ ...viewOf(page, known.get(page) ?? null), items }));
  const listed = links
    .filter(({ standing }) => show === 'all' || !HEALTHY.includes(standing))
    .sort((a, b) => WORST_FIRST.indexOf(a.standing) - WORST_FIRST.indexOf(b.standing));
  return {
    total: links.length,
    counts: countsOf(links),
    lookedAt: links.reduce<string | null>((latest, { lookedAt }) => laterOf(latest, lookedAt), null),
    isOn,
    links: listed.slice(0, MOST_LISTED),
    more: Math.max(0, listed.length - MOST_LISTED),
  };
}

function laterOf(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other > one) ? other : one;
}

function countsOf(links: readonly { standing: Standing }[]): LinkReport['counts'] {
  const counts = { alive: 0, moved: 0, failing: 0, dead: 0, closed: 0, unasked: 0, unchecked: 0 };
  for (const { standing } of links) counts[standing] += 1;
  return counts;
}

async function healthByPage(db: Db, pages: readonly string[]): Promise<Map<string, LinkHealth>> {
  const stored = await linkHealth.of(db, pages);
  return new Map(stored.flatMap(({ page, health }) => (health === null ? [] : [[page, health]])));
}

function viewOf(url: string, health: LinkHealth | null): LinkHealthView {
  if (health === null)
    return {
      url,
      standing: 'unchecked',
      reason: '',
      lookedAt: null,
      failingSince: null,
      movedTo: null,
      archiveUrl: null,
    };
  const { standing, reason, lookedAt, failingSince, movedTo } = health;
  const isAway = standing === 'dead' || standing === 'failing';
  return {
    ...{ url, standing, reason, lookedAt, failingSince },
    // A place in the page is still one where the page is now.
    movedTo: movedTo === null ? null : `${movedTo}${fragmentOf(url)}`,
    archiveUrl: isAway ? archiveAddress(url) : null,
  };
}
