/** The page and the API belong together. */
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { show } from '../../schema/validate.ts';
import type { Terms } from '../../terms/model.ts';
import { creates } from '../rest-api/create-steps.ts';
import { draft, expectHolds, make, readRecord, type Made } from '../rest-api/records.ts';
import { asksFor, homeAddressIn } from './files.ts';
import { getPage, loadsItsFiles, servesPage, type Loaded } from './page-steps.ts';
import { readPage } from './read-page.ts';

export const asksNobodyAtHome = step({
  id: 'asks-nobody-at-home',
  title: 'Its scripts ask no server on your own machine',
  after: [loadsItsFiles],
  run(t) {
    for (const { name, text } of scriptsOf(t)) {
      const address = homeAddressIn(text);
      if (address === null) continue;
      t.fail({
        expected: 'addresses that everybody can ask',
        actual: `${address} in ${name}`,
        advice:
          'Ask the API without scheme and host, like fetch("/todos"): on the machine of somebody else localhost is theirs.',
      });
    }
    return Promise.resolve();
  },
});

interface Shown {
  made: Made;
  phrase: string;
}

export const usesTheApi = step({
  id: 'uses-the-api',
  title: (terms: Terms) => `The page shows what ${terms.path} holds: in its HTML, or by a script that asks for it`,
  after: [creates, loadsItsFiles],
  weight: 3,
  async run(t): Promise<Shown | null> {
    const tag = `w-${t.random.hex(8)}`;
    const both = [await makeWith(t, tag, true), await makeWith(t, tag, false)];
    const answer = await getPage(t);
    answer.expectStatus(200, 'The page has to open whatever the records hold: look into the log for what went wrong.');
    const page = readPage(answer.text);
    if (page.elements.has(tag))
      answer.fail(`the ${t.terms.noun} as text: &lt;${tag}&gt;`, `an element <${tag}> in the page`, ESCAPE);
    const shown = both.find(({ phrase }) => page.text.includes(phrase)) ?? null;
    if (shown !== null) t.note('The server writes the records into the page.');
    else await expectAskedFor(t, both[0]?.made);
    return shown;
  },
});

/** A page may leave out what is done, or not published yet: one of each kind is made. */
async function makeWith(t: Tools, tag: string, flag: boolean): Promise<Shown> {
  const phrase = t.random.phrase();
  // Closes what a script or a title would hold, then opens an element that exists nowhere else.
  return { phrase, made: await make(t, draft(t, { text: `${phrase} </script></title><${tag}>`, flag })) };
}

const ESCAPE =
  'Write < of a record as &lt; in the page, or let a template do it (it does, unless told otherwise). As it is, anybody can store a script that runs for everybody.';

async function expectAskedFor(t: Tools, made: Made | undefined): Promise<void> {
  if (made === undefined) return;
  const { path, record } = made;
  const { terms } = t;
  const paths = [terms.path, terms.graphql.path];
  const asking = scriptsOf(t).find(({ text }) => paths.some((one) => asksFor(text, one)));
  if (asking === undefined)
    t.fail({
      expected: `the new ${terms.noun} in the HTML of the page, or a script of the page that asks for ${terms.path}`,
      actual: 'neither',
      advice: `Let the page show the records: write them into it at the server, newest first, or fetch ${terms.path} in its script.`,
    });
  const { origin } = new URL(t.base);
  const headers = { Origin: origin, Referer: t.from(servesPage).at, 'Sec-Fetch-Site': 'same-origin' };
  const answer = await t.send({ method: 'GET', path, headers });
  answer.expectStatus(200, 'The API has to answer a script of your own page: look for a rule about Origin or Referer.');
  expectHolds(answer, readRecord(answer, terms), record, 'Answer the page as you answer everybody.');
  t.note(`${asking.name} asks for the records; what it makes of them only a browser can see.`);
}

function scriptsOf(t: Tools): { name: string; text: string }[] {
  const files: Loaded[] = t.from(loadsItsFiles).filter(({ kind }) => kind === 'script');
  const inside = { name: 'a script in the page', text: t.from(servesPage).page.scripts };
  return [inside, ...files.map(({ path, text }) => ({ name: path, text }))];
}

export const followsTheApi = step({
  id: 'follows-the-api',
  title: 'What is deleted is gone from the page too',
  after: [usesTheApi],
  async run(t) {
    const shown = t.from(usesTheApi);
    const { path } = shown?.made ?? (await make(t));
    const gone = await t.send({ method: 'DELETE', path });
    gone.expectStatus(204, 'Answer DELETE with 204 No Content.');
    if (shown === null) return;
    const answer = await getPage(t);
    if (readPage(answer.text).text.includes(shown.phrase))
      answer.fail(
        `a page without ${show(shown.phrase)}`,
        'it still shows it',
        'Make the page anew for each request, or throw the stored one away when a record changes; and send Cache-Control: no-cache with it.',
      );
  },
});
