/** What stands on port 80, where people come in who type a name without https:// in front. */
import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import type { Tools } from '../../check/model.ts';
import { TransportFault } from '../../ports/transport.ts';
import { speaksTls } from './greet.ts';
import { isOfSite } from './public-name.ts';

const FOR_GOOD: readonly number[] = [301, 308];
const FOR_NOW: readonly number[] = [302, 303, 307];
/** A redirect needs a line; what is much longer is a page. */
const SHORT_BYTES = 2_048;

export const redirects = step({
  id: 'redirects',
  title: 'Over http it sends everybody to https, with 301 or 308',
  after: [speaksTls],
  weight: 2,
  async run(t) {
    const answer = await askPlain(t, '/', {});
    return { answer, target: targetOf(t, answer) };
  },
});

async function askPlain(t: Tools, path: string, query: Record<string, string>): Promise<Answer> {
  try {
    return await t.send({
      method: 'GET',
      path,
      query,
      at: t.site.plainOrigin,
      headers: { Accept: 'text/html, */*;q=0.5' },
    });
  } catch (fault) {
    // Over TLS the same server answered a moment ago.
    if (!(fault instanceof TransportFault) || !['refused', 'unreachable'].includes(fault.code)) throw fault;
    return t.fail({
      expected: `an answer at ${t.site.plainOrigin}`,
      actual: fault.message,
      advice:
        'Listen on port 80 too, and answer everything there with a redirect: whoever types your name without https:// comes in there.',
    });
  }
}

/** @returns where a redirect leads that is one from http to https of the same site */
function targetOf(t: Tools, answer: Answer): URL {
  const { plainOrigin, origin } = t.site;
  if (FOR_NOW.includes(answer.status))
    answer.fail(
      'status 301 or 308',
      `status ${answer.status}`,
      'This one says "for now": the browser asks over http again next time. Say for good, with 301 or 308.',
    );
  if (!FOR_GOOD.includes(answer.status))
    answer.fail(
      'a redirect with status 301 or 308',
      `status ${answer.status}`,
      'Serve nothing over http but a redirect to https: anybody on the way can read and change what goes over http.',
    );
  const location = answer.header('Location');
  const target = location === null ? null : URL.parse(location, plainOrigin);
  if (target?.protocol !== 'https:')
    return answer.fail(
      `Location: ${origin}/...`,
      location === null ? 'no header Location' : `Location: ${location}`,
      'Name the https address in Location. If a proxy in front of your program speaks TLS, tell the program so (X-Forwarded-Proto), or let the proxy redirect.',
    );
  if (!isOfSite(t, target.hostname))
    answer.fail(
      `an address of ${t.site.name}`,
      `Location: ${location ?? ''}`,
      'Redirect to the same name over https first (or to it with or without www): only then can the browser keep the name safe.',
    );
  return target;
}

export const keepsTheWay = step({
  id: 'keeps-the-way',
  title: 'The redirect keeps the path and the query',
  after: [redirects],
  async run(t) {
    const [path, value] = [`/${t.random.word()}`, t.random.word()];
    const answer = await askPlain(t, path, { q: value });
    const target = targetOf(t, answer);
    if (target.pathname + target.search !== `${path}?q=${value}`)
      answer.fail(
        `${t.site.origin}${path}?q=${value}`,
        target.href,
        'Put the path and the query of the request into the new address ($request_uri in nginx): a link to a page has to end at that page.',
      );
    return answer;
  },
});

export const saysNothingInTheClear = step({
  id: 'says-nothing-in-the-clear',
  title: 'Over http it sends no page and sets no cookie',
  after: [keepsTheWay],
  run(t) {
    for (const answer of [t.from(redirects).answer, t.from(keepsTheWay)]) {
      answer.expectNoHeader(
        'Set-Cookie',
        'A cookie set over http can be read by everybody on the way: set it over https.',
      );
      if (answer.bytes > SHORT_BYTES)
        answer.fail(
          `a redirect of at most ${SHORT_BYTES} bytes`,
          `${answer.bytes} bytes`,
          'Send the redirect without the page: end the request where you redirect, before anything else is written.',
        );
    }
    return Promise.resolve();
  },
});
