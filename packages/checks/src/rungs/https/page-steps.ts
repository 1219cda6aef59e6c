import type { Answer } from '../../check/answer.ts';
import { step } from '../../check/define.ts';
import { fitsItsName, isTrusted } from './certificate-steps.ts';
import { loadedOverHttp } from './mixed.ts';

/** 180 days in seconds: long enough to outlast a browser's next visit. */
const LEAST_HSTS = 180 * 86_400;
const PAGE = { Accept: 'text/html, */*;q=0.5' };

export const servesOverTls = step({
  id: 'serves-over-tls',
  title: 'Over https its front page answers, without leading back to http',
  after: [fitsItsName, isTrusted],
  weight: 2,
  async run(t) {
    const first = await t.send({ method: 'GET', path: '/', headers: PAGE });
    const location = first.status >= 300 && first.status < 400 ? first.header('Location') : null;
    if (location === null) return { first, page: expectPage(first) };
    if (URL.parse(location, t.site.origin)?.protocol !== 'https:') leadsBack(first, location);
    const page = await t.send({ method: 'GET', path: '/', headers: PAGE, follow: true });
    const back = page.redirects.find((hop) => !hop.startsWith('https:'));
    if (back !== undefined) leadsBack(page, back);
    return { first, page: expectPage(page) };
  },
});

function expectPage(answer: Answer): Answer {
  if (answer.status < 400) return answer;
  return answer.fail(
    'a page with a status below 400',
    `status ${answer.status}`,
    'Answer / over https as you do over http on your own machine; look at what the proxy in front of your program hands on.',
  );
}

function leadsBack(answer: Answer, to: string): never {
  return answer.fail(
    'to stay with https',
    `a redirect to ${to}`,
    'Over https it leads back to http, which leads to https again. Tell your program that its visitors come over https (X-Forwarded-Proto and your framework’s setting for a trusted proxy).',
  );
}

export const asksForHttps = step({
  id: 'asks-for-https',
  title: 'It tells browsers to come over https only (Strict-Transport-Security)',
  level: 'should',
  after: [servesOverTls],
  run(t) {
    const { first } = t.from(servesOverTls);
    const advice =
      'Send Strict-Transport-Security: max-age=31536000 with every answer over https: then a browser that was here once never asks over http again. Start with a day, and raise it when all is well.';
    const value = first.expectHeader('Strict-Transport-Security', /max-age/i, 'max-age of 180 days or more', advice);
    const age = Number(/max-age\s*=\s*"?(\d{1,12})/i.exec(value)?.[1] ?? 0);
    if (age < LEAST_HSTS) first.fail(`max-age=${LEAST_HSTS} or more`, `Strict-Transport-Security: ${value}`, advice);
    return Promise.resolve();
  },
});

export const keepsCookiesSafe = step({
  id: 'keeps-cookies-safe',
  title: 'Each cookie that it sets is Secure',
  after: [servesOverTls],
  run(t) {
    const { first, page } = t.from(servesOverTls);
    for (const answer of new Set([first, page]))
      for (const [name, value] of answer.headers)
        if (name.toLowerCase() === 'set-cookie' && !/;\s*secure\s*(;|$)/i.test(value))
          answer.fail(
            'Secure among the attributes of each cookie',
            `a cookie ${value.split('=')[0]?.slice(0, 60) ?? ''} without it`,
            'Add Secure (and HttpOnly, where no script reads it): otherwise the browser sends the cookie over http as well, for everybody to read.',
          );
    return Promise.resolve();
  },
});

export const loadsOverHttps = step({
  id: 'loads-over-https',
  title: 'What its page loads comes over https too',
  level: 'should',
  after: [servesOverTls],
  run(t) {
    const { page } = t.from(servesOverTls);
    if (!/^text\/html\b/i.test(page.header('Content-Type') ?? '')) {
      t.note('It serves no HTML at /, so nothing is loaded.');
      return Promise.resolve();
    }
    const [one, ...more] = loadedOverHttp(page.text);
    if (one === undefined) return Promise.resolve();
    return page.fail(
      'no script, style, picture, frame or form over http',
      more.length === 0 ? one : `${one} and ${more.length} more`,
      'Write addresses on your own site without a host (/logo.svg), and those on others with https://. Browsers block or warn about the rest.',
    );
  },
});
