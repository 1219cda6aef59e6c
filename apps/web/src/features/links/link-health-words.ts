/** How a link stands, in words. */
import type { LinkHealthView, LinkReport, LinksLooked } from '@waymark/contract';
import { countWords, dateWords, timeOf } from '../../design/words.ts';

type Standing = LinkHealthView['standing'];

/** Standings that are worth a word beside a link; of the others there is nothing to do. */
const TOLD: readonly Standing[] = ['dead', 'failing', 'moved'];

const STANDINGS: Record<Standing, string> = {
  dead: 'Dead link',
  failing: 'No answer lately',
  moved: 'Moved',
  closed: 'Not open to programs',
  unasked: 'Not looked at',
  unchecked: 'Not looked at yet',
  alive: 'Answers',
};

/** @returns the standing in a word or three */
export function standingWords(standing: Standing): string {
  return STANDINGS[standing];
}

/** @returns whether a learner should hear of it where the link stands */
export function isTold({ standing }: Pick<LinkHealthView, 'standing'>): boolean {
  return TOLD.includes(standing);
}

/** @returns since when there is no page, and why; empty where there is nothing to say */
export function whyWords({
  standing,
  reason,
  failingSince,
}: Pick<LinkHealthView, 'standing' | 'reason' | 'failingSince'>): string {
  const since = failingSince === null ? '' : dateWords(failingSince.slice(0, 10), 'date');
  if (standing === 'dead') return `No page since ${since}. ${reason}`;
  if (standing === 'failing') return `No page on ${since}; it may be back soon. ${reason}`;
  return reason;
}

/** @returns host and path of an address, as much as tells it from others */
export function placeWords(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  const place = `${parsed.host.replace(/^www\./, '')}${parsed.pathname.replace(/\/$/, '')}${parsed.search}`;
  return place.length > 80 ? `${place.slice(0, 79)}…` : place;
}

const COUNTS: [standing: Standing, one: string, many: string][] = [
  ['alive', 'answers', 'answer'],
  ['dead', 'is dead', 'are dead'],
  ['failing', 'did not answer lately', 'did not answer lately'],
  ['moved', 'moved', 'moved'],
  ['closed', 'is not open to programs', 'are not open to programs'],
  ['unasked', 'is not looked at', 'are not looked at'],
  ['unchecked', 'was not looked at yet', 'were not looked at yet'],
];

/** @returns e.g. `9 links: 7 answer, 1 is dead, 1 moved.` */
export function countsWords({ total, counts }: Pick<LinkReport, 'total' | 'counts'>): string {
  if (total === 0) return 'This roadmap links to no page.';
  const parts = COUNTS.flatMap(([standing, one, many]) =>
    counts[standing] === 0 ? [] : [`${counts[standing]} ${counts[standing] === 1 ? one : many}`],
  );
  return `${countWords(total, 'link')}: ${parts.join(', ')}.`;
}

/** @returns what looking again came to @param looked pages in all, where it took several calls */
export function lookedWords({ state, left, recent, resting, restUntil }: LinksLooked, looked: number): string {
  if (state === 'offline')
    return 'Nobody answered at all, so it seems to be your own network. Nothing was noted; try again when you are online.';
  const parts = [
    looked > 0 ? `${countWords(looked, 'link')} looked at.` : '',
    left > 0 ? `${countWords(left, 'link')} could not be looked at now; the next look takes them.` : '',
    looked === 0 && recent > 0 ? 'Looked at a few minutes ago: a page is not asked again so soon.' : '',
    resting > 0 && restUntil !== null ? `A host asked to be left alone until ${timeOf(restUntil)}.` : '',
  ];
  return parts.filter((part) => part !== '').join(' ') || 'There was nothing to look at.';
}

/** @returns Tailor with that part open */
export function swapHref(itemId: string): string {
  return `/tailor?part=${encodeURIComponent(itemId)}`;
}
