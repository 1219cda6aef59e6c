/** The page at `/`: what it says of itself, and the files it loads. */
import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { show } from '../../schema/validate.ts';
import { serverAnswers } from '../hello-server/steps.ts';
import { canBeAsked, importsIn, ownFile, sourceMapOf, startOf, type OwnFile } from './files.ts';
import { readPage, type Page } from './read-page.ts';

export const MOST_FILES = 40;
const AT_ONCE = 6;
const FILES_MS = 30_000;
/** What browsers send when somebody types an address. */
const BROWSER = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

const TYPES = {
  script: { type: /^(text|application)\/(x-)?(java|ecma)script\b/i, inWords: 'text/javascript' },
  style: { type: /^text\/css\b/i, inWords: 'text/css' },
} as const;

export interface Found {
  page: Page;
  /** The page's own address. */
  at: string;
}

export interface Loaded extends OwnFile {
  text: string;
}

export function getPage(t: Tools): Promise<Answer> {
  return t.send({ method: 'GET', path: '/', headers: BROWSER, follow: true });
}

export const servesPage = step({
  id: 'serves-a-page',
  title: 'GET / is a page of HTML',
  after: [serverAnswers],
  weight: 2,
  async run(t): Promise<Found> {
    const answer = await getPage(t);
    answer.expectStatus(200, 'Answer GET / with 200 and your page: it is what somebody sees who opens the address.');
    const type =
      'Send the page with Content-Type: text/html; charset=utf-8. With another type a browser shows its source.';
    answer.expectHeader('Content-Type', /^text\/html\b/i, 'text/html', type);
    const at = answer.redirects.at(-1) ?? `${t.base}/`;
    if (new URL(at).origin !== new URL(t.base).origin)
      answer.fail(`the page at ${t.base}`, `a redirect to ${at}`, 'Give your project the address at which one ends.');
    const page = readPage(answer.text);
    if (page.elements.size === 0) answer.fail('HTML with elements', show(answer.text), PAGE);
    if (t.route !== 'direct') t.note('A rehearsal: what counts as deployed is a run against the public address.');
    return { page, at };
  },
});

const PAGE = 'Write a page with <!doctype html>, <html lang="en">, a <title>, and what your application shows.';

export const saysWhatItIs = step({
  id: 'says-what-it-is',
  title: 'It says its type, its language, its letters and its title',
  after: [servesPage],
  run(t) {
    const { page } = t.from(servesPage);
    const wanted: [isThere: boolean, expected: string, advice: string][] = [
      [
        page.hasDoctype,
        '<!doctype html>',
        'Begin the page with <!doctype html>: without it browsers lay it out as in 1998.',
      ],
      [
        /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(page.language),
        '<html lang="en">',
        'Name the language of the page in <html lang="…">: a screen reader picks its voice by it.',
      ],
      [
        /^utf-?8$/i.test(page.charset),
        '<meta charset="utf-8">',
        'Write <meta charset="utf-8"> first in the head: otherwise é can become Ã©.',
      ],
      [
        page.title !== '',
        '<title> with words in it',
        'Give the page a <title>: it stands in the tab, in bookmarks and in search results.',
      ],
    ];
    const missing = wanted.find(([isThere]) => !isThere);
    if (missing !== undefined) t.fail({ expected: missing[1], actual: 'not in the page', advice: missing[2] });
    return Promise.resolve();
  },
});

export const fitsPhones = step({
  id: 'fits-phones',
  title: 'It fits the width of a phone',
  after: [servesPage],
  run(t) {
    if (t.from(servesPage).page.hasViewport) return Promise.resolve();
    return t.fail({
      expected: '<meta name="viewport" content="width=device-width, initial-scale=1">',
      actual: 'no such line in the page',
      advice: 'Add that line to the head: without it a phone shows the page as a tiny picture of a wide screen.',
    });
  },
});

export const loadsItsFiles = step({
  id: 'loads-its-files',
  title: 'Each script and style of its own is there, with its right type',
  after: [servesPage],
  weight: 2,
  limitMs: FILES_MS,
  async run(t): Promise<Loaded[]> {
    const { page, at } = t.from(servesPage);
    const start = startOf(page, at);
    const files = page.files.flatMap((file) => ownFile(file, start, t.base) ?? []);
    if (files.length > MOST_FILES)
      t.fail({
        expected: `at most ${MOST_FILES} scripts and styles`,
        actual: `${files.length} or more`,
        advice: 'Let a bundler put them together: each file is a request of its own before somebody sees the page.',
      });
    mustStayHttps(t, page);
    const loaded = await inGroups(t, files, load);
    const others = page.files.length - files.length;
    t.note(
      `${files.length === 1 ? 'One file' : `${files.length} files`} of its own${others === 0 ? '' : `; ${others} of other servers are not asked`}.`,
    );
    return [...loaded, ...(await imported(t, loaded))];
  },
});

/** A browser loads nothing over http into a page that came over https. */
function mustStayHttps(t: Tools, { files }: Page): void {
  const plain = t.base.startsWith('https:') ? files.find(({ address }) => /^http:/i.test(address)) : undefined;
  if (plain === undefined) return;
  const advice = 'Write the address with https, or without scheme and host: browsers refuse it otherwise.';
  t.fail({ expected: 'files over https', actual: show(plain.address), advice });
}

async function load(t: Tools, file: OwnFile): Promise<Loaded> {
  if (!canBeAsked(file))
    t.fail({
      expected: 'addresses of files of at most 8 parts, none of them empty',
      actual: show(file.path),
      advice: 'Look for two slashes in a row in the addresses of your files.',
    });
  const answer = await get(t, file);
  const { type, inWords } = TYPES[file.kind];
  answer.expectStatus(200, `The page names ${file.address}: serve that file, or take the line out of the page.`);
  answer.expectHeader(
    'Content-Type',
    type,
    inWords,
    `Send it as ${inWords}. HTML here means that a rule for unknown paths answers in place of the file.`,
  );
  return { ...file, text: answer.text };
}

function get(t: Tools, { path, query }: OwnFile): Promise<Answer> {
  return t.send({ method: 'GET', path, query });
}

async function inGroups<T>(t: Tools, files: OwnFile[], work: (t: Tools, file: OwnFile) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let at = 0; at < files.length; at += AT_ONCE)
    done.push(...(await t.parallel(files.slice(at, at + AT_ONCE).map((file) => () => work(t, file)))));
  return done;
}

/** Modules that the scripts import, one level after the other: read to find what they ask, not judged. */
async function imported(t: Tools, files: Loaded[]): Promise<Loaded[]> {
  const known = new Set(files.map(({ path }) => path));
  const more: Loaded[] = [];
  let level = files;
  while (level.length > 0 && known.size < MOST_FILES) {
    const found = level.flatMap((file) => (file.kind === 'script' ? modulesOf(file, t.base) : []));
    const fresh = found.filter(
      (file, index) => !known.has(file.path) && found.findIndex(({ path }) => path === file.path) === index,
    );
    level = await inGroups(t, fresh.slice(0, MOST_FILES - known.size), async (tools, file) => {
      known.add(file.path);
      return { ...file, text: (await get(tools, file)).text };
    });
    more.push(...level);
  }
  return more;
}

function modulesOf({ path, text }: Loaded, base: string): OwnFile[] {
  const at = `${base}${path}`;
  return importsIn(text).flatMap((address) => {
    const file = ownFile({ kind: 'script', address }, at, base);
    return file !== null && canBeAsked(file) ? [file] : [];
  });
}

export const keepsSourceMaps = step({
  id: 'keeps-its-sources',
  title: 'The sources of its scripts are not published with them',
  level: 'should',
  weight: 0.5,
  after: [loadsItsFiles],
  async run(t) {
    const maps = t.from(loadsItsFiles).flatMap((file) => {
      const address = sourceMapOf(file.text);
      const map = address === null ? null : ownFile({ kind: 'script', address }, `${t.base}${file.path}`, t.base);
      return map !== null && canBeAsked(map) ? [map] : [];
    });
    for (const { path, query } of maps.slice(0, MOST_FILES)) {
      const answer = await t.send({ method: 'GET', path, query, isPrivate: true });
      if (answer.status === 200)
        answer.fail(
          'status 404 for a source map',
          'status 200',
          'Build without source maps, or keep the .map files away from the server: they hold your sources, comments included.',
        );
    }
  },
});
