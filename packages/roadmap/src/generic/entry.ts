/** What one list item or table cell says: its title, its links, its hours, and whether it is studied or done. */
import type { Link } from '../model.ts';
import { leadingBold, readInline, type Definitions } from '../scan/inline.ts';
import { itemHours } from './effort.ts';
import { leadsOut } from './html.ts';
import { MAX_TITLE, shorten, trimSigns, withoutTime } from './title.ts';

export interface Entry {
  /** `group`: a label with several links of its own, each a resource. */
  kind: 'resource' | 'action' | 'group';
  title: string;
  /** The address that the entry is about. */
  url: string | null;
  /** Every further link. */
  links: Link[];
  hours: number | null;
  /** The words beside the title, plain. */
  remark: string;
  /** Markdown that the title does not say; for an action only. */
  text: string;
}

/** Titles, hours and remarks are looked for in so many characters; the text keeps all. */
const MAX_WORDS = 2_000;
const SIDE_TEXT = /^(chat|discuss(ion)?|forum|community|discord|slack|comments?|part \d+)$/i;
const SIDE_HOST = /^https?:\/\/(www\.)?(discord\.(gg|com)|join\.slack\.com|[\w-]+\.slack\.com|t\.me|gitter\.im)\b/i;
const GENERIC =
  /^((\w+ ){0,2}link|solution|answer|channel|lesson|(the |this |full |free |official )?(link|here|this|video|article|docs?|documentation|web ?site|site|page|course|book|pdf|source|repo(sitory)?|github|youtube|udemy|coursera|edx|blog|post|tutorial|part|slides?|watch|read|more|url|demo|code|playlist|ref|guide|lecture|notes|download|start|open|go|view|learn more|read more|click here|medium|amazon|wikipedia|pluralsight|codecademy|freecodecamp|khan academy|resource)s?)([\s#-]*\d+)?$/i;
const MAKE =
  /^(build|create|write|deploy|implement|make|design|develop|ship|publish|refactor|host|set ?up|install|configure|recreate|clone)\b/i;

/** "Official React [Docs](...)": words that make a name together with those before them. */
const NAMING =
  /^(docs?|documentation|tutorials?|courses?|books?|guides?|videos?|playlists?|blog|wiki|website|handbook|specs?)$/i;

const VAGUE = /^(here|this|link)$/i;
const EMPHASIS = /\*\*|__/;

/** Whether the words of a link say nothing about where it leads: "here", "link", "video". */
export function isGeneric(text: string): boolean {
  return GENERIC.test(text.trim().replace(/[.!:]+$/, ''));
}

/** Whether a link is for talking about the subject rather than for studying it. */
export function isSideLink(link: Link): boolean {
  return (
    SIDE_HOST.test(link.url) ||
    /^@\w/.test(link.text) ||
    (SIDE_TEXT.test(link.text.trim()) && !/^part/i.test(link.text.trim()))
  );
}

function isMainLink(link: Link): boolean {
  return !isSideLink(link);
}

/** What passes of a list: nearly always all of it, and then the list itself. */
function passing(links: Link[], passes: (link: Link) => boolean): Link[] {
  return links.every(passes) ? links : links.filter(passes);
}

/** An entry that is a statement, whatever links are in it: its words are the title. */
export function wholeEntry(md: string, definitions: Definitions): Entry {
  const { plain, links } = readInline(md, definitions);
  return actionEntry(md, plain.slice(0, MAX_WORDS), links.filter(leadsOut));
}

/** An entry of words that are known already. */
export function statement(title: string, text: string): Entry {
  return { kind: 'action', title: shorten(title, MAX_TITLE).head, url: null, links: [], hours: null, remark: '', text };
}

/** Reads the inline Markdown of an entry. */
export function readEntry(md: string, definitions: Definitions): Entry {
  const { plain: words, links } = readInline(md, definitions);
  const plain = words.slice(0, MAX_WORDS);
  const all = passing(links, leadsOut);
  const main = passing(all, isMainLink);
  const first = main[0];
  if (!first) return actionEntry(md, plain, all);
  const at = Math.max(0, plain.indexOf(first.text));
  const before = at === 0 ? '' : plain.slice(0, at);
  const behind = plain.slice(at + first.text.length);
  if (before !== '' && MAKE.test(trimSigns(before))) return actionEntry(md, plain, all);
  const label = before === '' ? '' : trimSigns(withoutTime(before)).replace(/[\s:(,*–—-]+$/, '');
  if (main.length > 1 && /[:–—-]\W*$/.test(before) && label !== '' && isListing(behind, main.slice(1))) {
    return { kind: 'group', title: label, url: null, links: all, hours: itemHours(plain), remark: '', text: '' };
  }
  return resourceEntry(first, all, before, behind, label, plain);
}

function resourceEntry(first: Link, all: Link[], before: string, behind: string, label: string, plain: string): Entry {
  const named = label !== '' && nameIsInFront(first.text, label, before);
  const own = linkTitle(first);
  // Without a mark between them, words and link are one name.
  const joined = named && NAMING.test(own) && /[\p{L}\p{N}]\s$/u.test(before) ? `${label} ${own}` : label;
  // "[Here](...) is the map": only the whole sentence names it.
  const title = named ? joined : VAGUE.test(own) && behind.trim().length > 8 ? plain : own;
  const others = all.length === 1 ? [] : all.filter((link) => link !== first);
  return {
    kind: 'resource',
    title: shorten(title, MAX_TITLE).head,
    url: first.url,
    links: others,
    hours: itemHours(plain),
    remark: remarkOf(named ? '' : before, behind, others),
    text: '',
  };
}

/** "CSS Grid - [Udemy](...)", "Slides: [link](...)", "Intro to Git: https://...": the name stands before the link. */
function nameIsInFront(text: string, label: string, before: string): boolean {
  const verbs =
    /^(read|watch|see|check out|take|visit|go to|follow|start with|see also|source|link|url|docs|more|do|complete|finish|video|book|course|article)$/i;
  if (verbs.test(label)) return false;
  if (/^(https?:|www\.)/i.test(text)) return true;
  if (isGeneric(unbracketed(text))) return true;
  return /[-–—:|(]\s*$/.test(before) && !text.trim().includes(' ') && label.includes(' ');
}

function actionEntry(md: string, plain: string, links: Link[]): Entry {
  const hours = itemHours(plain);
  const bold = EMPHASIS.test(md) ? leadingBold(md.replace(/^[^\p{L}\p{N}*_[<`]+/u, '')) : null;
  const base = { kind: 'action' as const, url: null, links, hours, remark: '' };
  if (bold && bold.rest !== '' && (bold.colon || /^[-–—(]/.test(bold.rest))) {
    return { ...base, title: trimSigns(bold.label), text: bold.rest.replace(/^[-–—]+\s*/, '') };
  }
  const clean = trimSigns(withoutTime(plain)).replace(/:$/, '') || plain;
  const { head, cut } = shorten(clean, MAX_TITLE);
  const keep = cut || links.length > 0 || md.includes('`');
  return { ...base, title: head, text: keep ? md : '' };
}

/** Nothing but links and what stands between them: "A, B and C." */
function isListing(behind: string, links: Link[]): boolean {
  let text = behind;
  for (const link of links) text = text.replace(link.text, ' ');
  return /^(?:[\s,;.|/&+•·-]|\band\b|\bor\b)*$/i.test(text) && /[,;|/&•·]|\band\b|\bor\b/i.test(text);
}

function remarkOf(before: string, behind: string, others: Link[]): string {
  if (before.trim() === '' && behind.trim() === '') return '';
  const head = before === '' ? '' : trimSigns(before).replace(/[\s:(–—-]+$/, '');
  let text = head === '' ? withoutTime(behind) : `${head} ${withoutTime(behind)}`;
  for (const link of others) text = text.replace(link.text, ' ');
  return text
    .replace(/[([{][\s,;/|&-]*[)\]}]/g, ' ')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .replace(/^[\s\-–—:,.;|)*]+|[\s\-–—:,;|(*]+$/g, '')
    .trim();
}

/** The words of a link for a person; of an address alone the address without its protocol, or the name of a file. */
export function linkTitle(link: Link): string {
  const words = link.text === link.url ? '' : trimSigns(withoutTime(unbracketed(link.text)));
  return words || bareAddress(link.url);
}

/** "[[caltech]](...)" is a habit of writing, "[Review] Big-O" a part of the title. */
function unbracketed(text: string): string {
  return /^\[[^[\]]*\]$/.test(text.trim()) ? text.trim().slice(1, -1) : text;
}

function bareAddress(url: string): string {
  if (/^https?:/i.test(url)) return url.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  const file = /([^/]+?)(?:\.(?:md|html?))?$/i.exec(url.replace(/\/readme\.md$/i, ''))?.[1];
  return file ?? url;
}
